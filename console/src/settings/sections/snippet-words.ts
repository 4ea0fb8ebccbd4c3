/** Words of the section that says how the chat comes on a website. */
import { speak } from '@/i18n/words';

export const words = speak({
  en: {
    title: 'Snippet',
    hint: 'What makes the chat appear on your pages. The key in it is public; it may be seen by anybody.',
    key: 'For the key',
    line: 'The line',
    html: 'Plain page',
    react: 'React',
    vue: 'Vue',
    gtm: 'Tag manager',
    html_hint:
      'Paste it once on every page that should have the chat, before </body> or in <head>.',
    react_hint:
      'A component: draw it once, where your app begins. token is for signed-in customers; without it leave it out.',
    vue_hint:
      'A component: draw it once, where your app begins. token is for signed-in customers; without it leave it out.',
    gtm_hint:
      'As a tag of the kind “custom HTML”, on all pages. It needs no consent of its own unless you ask for one.',
    csp: 'Content security policy',
    csp_hint:
      'Only if your pages send one. Nothing else is needed: no inline scripts, styles, pictures or frames.',
    csp_script: 'The chat’s scripts',
    csp_connect: 'Messages and the live connection',
    csp_files:
      'Files that are sent go to the storage of this service, which may be another host: add it to connect-src too.',
    identity: 'Who the visitor is',
    identity_hint:
      'Your server may sign who is signed in, so that agents see whom they talk to and customers find their conversations on every device. What the page only claims is shown as claimed.',
    identity_secret:
      'The identity secret is not shown here. Whoever runs Switchboard for you reads it with scripts/tenant.py show. Keep it on your server: with it anybody can pretend to be any customer.',
    step_sign: 'On your server: make a token, valid for some minutes.',
    step_page: 'On your page: hand it over, and forget it when they sign out.',
    try: 'Look whether it works',
    try_hint: 'Open your page with its tools (F12). These can be seen there:',
    try_button: 'The button is there: the line works.',
    try_key: '“was not started” in the console: the key is missing, or the line is there twice.',
    try_csp:
      '“Refused to load” or “violates the following Content Security Policy”: add the entries above.',
    try_hide:
      'No button and nothing said: all groups are closed, and the button is set to hide then.',
    seen: 'Has it been used?',
    seen_yes:
      'Yes: {n} conversations began in the last {days} days, the last of them on this day: {day}.',
    seen_no:
      'Nobody has written in the last {days} days. Only conversations can be seen from here, not whether the line is on a page.',
    none: 'This workspace has no widget key.',
  },
  'zh-CN': {
    title: '安装代码',
    hint: '让聊天窗口出现在你的网页上。其中的密钥是公开的，任何人都可以看到。',
    key: '使用密钥',
    line: '代码',
    html: '普通网页',
    react: 'React',
    vue: 'Vue',
    gtm: '代码管理器',
    html_hint: '在每个需要聊天窗口的页面中粘贴一次，放在 </body> 之前或 <head> 中。',
    react_hint: '一个组件：在应用入口处渲染一次。token 用于已登录的客户，没有则省略。',
    vue_hint: '一个组件：在应用入口处渲染一次。token 用于已登录的客户，没有则省略。',
    gtm_hint: '作为“自定义 HTML”代码，在所有页面触发。除非你要求，否则不需要单独的同意。',
    csp: '内容安全策略（CSP）',
    csp_hint: '仅当你的页面发送 CSP 时需要。不需要其他条目：没有内联脚本、样式、图片或框架。',
    csp_script: '聊天窗口的脚本',
    csp_connect: '消息与实时连接',
    csp_files: '发送的文件会上传到本服务的存储，可能是另一个域名，也请加入 connect-src。',
    identity: '访客身份',
    identity_hint:
      '你的服务器可以签名说明当前登录者，客服便知道在与谁交谈，客户也能在任何设备上找到会话。网页自己声明的内容会标为“声明”。',
    identity_secret:
      '身份密钥不在此显示。由运行 Switchboard 的人员通过 scripts/tenant.py show 查看。请只保存在服务器上：拥有它的人可以冒充任何客户。',
    step_sign: '在你的服务器上：生成有效期为几分钟的令牌。',
    step_page: '在你的网页上：交给聊天窗口，并在退出登录时清除。',
    try: '检查是否有效',
    try_hint: '打开你的页面和开发者工具（F12），可以看到：',
    try_button: '按钮出现：代码已生效。',
    try_key: '控制台出现 “was not started”：缺少密钥，或代码出现了两次。',
    try_csp:
      '“Refused to load” 或 “violates the following Content Security Policy”：请添加上面的条目。',
    try_hide: '没有按钮也没有提示：所有客服组都不在营业时间，且设置为隐藏按钮。',
    seen: '是否已被使用？',
    seen_yes: '是：最近 {days} 天有 {n} 个会话，最近一次在{day}。',
    seen_no: '最近 {days} 天没有人发来消息。这里只能看到会话，无法得知代码是否已在网页上。',
    none: '此工作区没有插件密钥。',
  },
  'zh-TW': {
    title: '安裝程式碼',
    hint: '讓聊天視窗出現在你的網頁上。其中的金鑰是公開的，任何人都可以看到。',
    key: '使用金鑰',
    line: '程式碼',
    html: '一般網頁',
    react: 'React',
    vue: 'Vue',
    gtm: '代碼管理工具',
    html_hint: '在每個需要聊天視窗的頁面中貼上一次，放在 </body> 之前或 <head> 中。',
    react_hint: '一個元件：在應用程式入口處繪製一次。token 用於已登入的客戶，沒有則省略。',
    vue_hint: '一個元件：在應用程式入口處繪製一次。token 用於已登入的客戶，沒有則省略。',
    gtm_hint: '作為「自訂 HTML」代碼，在所有頁面觸發。除非你要求，否則不需要單獨的同意。',
    csp: '內容安全政策（CSP）',
    csp_hint: '僅當你的頁面傳送 CSP 時需要。不需要其他項目：沒有內嵌指令碼、樣式、圖片或框架。',
    csp_script: '聊天視窗的指令碼',
    csp_connect: '訊息與即時連線',
    csp_files: '傳送的檔案會上傳到本服務的儲存空間，可能是另一個網域，也請加入 connect-src。',
    identity: '訪客身分',
    identity_hint:
      '你的伺服器可以簽署說明目前登入者，客服便知道在與誰交談，客戶也能在任何裝置上找到對話。網頁自己聲明的內容會標為「聲明」。',
    identity_secret:
      '身分密鑰不在此顯示。由執行 Switchboard 的人員透過 scripts/tenant.py show 檢視。請只保存在伺服器上：擁有它的人可以冒充任何客戶。',
    step_sign: '在你的伺服器上：產生有效期為幾分鐘的權杖。',
    step_page: '在你的網頁上：交給聊天視窗，並在登出時清除。',
    try: '檢查是否有效',
    try_hint: '開啟你的頁面和開發者工具（F12），可以看到：',
    try_button: '按鈕出現：程式碼已生效。',
    try_key: '主控台出現「was not started」：缺少金鑰，或程式碼出現了兩次。',
    try_csp:
      '「Refused to load」或「violates the following Content Security Policy」：請加入上面的項目。',
    try_hide: '沒有按鈕也沒有提示：所有群組都不在營業時間，且設定為隱藏按鈕。',
    seen: '是否已被使用？',
    seen_yes: '是：最近 {days} 天有 {n} 段對話，最近一次在{day}。',
    seen_no: '最近 {days} 天沒有人傳來訊息。這裡只能看到對話，無法得知程式碼是否已在網頁上。',
    none: '此工作區沒有外掛金鑰。',
  },
});
