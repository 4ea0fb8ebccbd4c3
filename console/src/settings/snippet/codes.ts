/** What is copied to a website, for its address and key. Pure; docs/install.md has the same. */
export const KINDS = ['html', 'react', 'vue', 'gtm'] as const;
export type Kind = (typeof KINDS)[number];
export const SIGNERS = ['Python', 'Node', 'PHP'] as const;
export type Signer = (typeof SIGNERS)[number];

const line = (origin: string, key: string) =>
  `<script src="${origin}/widget.js" data-key="${key}" async></script>`;

const react = (origin: string, key: string) => `import { useEffect } from 'react';

export function Chat({ token }) {
  useEffect(() => {
    const script = Object.assign(document.createElement('script'), {
      src: '${origin}/widget.js',
      async: true,
    });
    script.dataset.key = '${key}';
    document.head.append(script);
    return () => {
      script.remove();
      window.Switchboard?.destroy?.();
    };
  }, []);
  useEffect(() => {
    (window.Switchboard ??= []).push((chat) => (token ? chat.identify(token) : chat.signOut()));
  }, [token]);
  return null;
}`;

const vue = (origin: string, key: string) => `<script setup>
import { onMounted, watch } from 'vue';

const props = defineProps({ token: String });
onMounted(() => {
  const script = document.createElement('script');
  script.src = '${origin}/widget.js';
  script.async = true;
  script.dataset.key = '${key}';
  document.head.append(script);
});
watch(() => props.token, (token) => {
  (window.Switchboard ??= []).push((chat) => (token ? chat.identify(token) : chat.signOut()));
}, { immediate: true });
</script>`;

/** Tag managers copy scripts without their data-…, so this one makes the tag itself. */
const gtm = (origin: string, key: string) => `<script>
  (function () {
    var script = document.createElement('script');
    script.src = '${origin}/widget.js';
    script.async = true;
    script.setAttribute('data-key', '${key}');
    document.head.appendChild(script);
  })();
</script>`;

const CODES: Record<Kind, (origin: string, key: string) => string> = {
  html: line,
  react,
  vue,
  gtm,
};

export const codeFor = (kind: Kind, origin: string, key: string): string =>
  CODES[kind](origin, key);

/** The entries that a page's policy needs. */
export function policyFor(origin: string): { script: string; connect: string } {
  const socket = origin.replace(/^http/, 'ws');
  return { script: `script-src ${origin}`, connect: `connect-src ${origin} ${socket}` };
}

export const HAND_OVER = `(window.Switchboard ??= []).push((chat) => chat.identify(token)); // on each page while signed in
(window.Switchboard ??= []).push((chat) => chat.signOut());       // when they sign out`;

const PYTHON = `import base64, hashlib, hmac, json, secrets, time


def identity(secret: str, customer_id: str, **more) -> str:
    def part(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    claims = {
        "sub": customer_id,
        "exp": int(time.time()) + 600,
        "jti": secrets.token_hex(16),
        **more,
    }
    body = part(b'{"alg":"HS256","typ":"JWT"}') + "." + part(json.dumps(claims).encode())
    return body + "." + part(hmac.new(secret.encode(), body.encode(), hashlib.sha256).digest())`;

const NODE = `import { createHmac, randomUUID } from 'node:crypto';

export function identity(secret, customerId, more = {}) {
  const part = (data) => Buffer.from(JSON.stringify(data)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 600;
  const body = \`\${part({ alg: 'HS256', typ: 'JWT' })}.\${part({ sub: customerId, exp, jti: randomUUID(), ...more })}\`;
  return \`\${body}.\${createHmac('sha256', secret).update(body).digest('base64url')}\`;
}`;

const PHP = `function identity(string $secret, string $customerId, array $more = []): string {
    $part = fn(string $data) => rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
    $claims = ['sub' => $customerId, 'exp' => time() + 600, 'jti' => bin2hex(random_bytes(16))] + $more;
    $body = $part('{"alg":"HS256","typ":"JWT"}') . '.' . $part(json_encode($claims));
    return $body . '.' . $part(hash_hmac('sha256', $body, $secret, true));
}`;

export const SIGNS: Record<Signer, string> = { Python: PYTHON, Node: NODE, PHP };
