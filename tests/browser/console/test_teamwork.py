"""Several of the staff on one conversation, each in a browser of their own."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.console.staff import Staff
from tests.browser.console.test_conversation import begun
from tests.browser.customer import Customer
from tests.browser.tenant import Tenant

NewStaff = Callable[..., Staff]


def test_a_conversation_is_handed_to_a_colleague_who_sees_all_of_it(
    customer: Customer, mei: Staff, new_staff: NewStaff, tenant: Tenant
) -> None:
    conversation = begun(customer, mei)
    tom = new_staff("Tom").goes().status()
    mei.writes("I know who can help")
    mei.does("Transfer…")
    dialog = mei.page.get_by_role("dialog", name="Transfer")
    dialog.get_by_text("To a colleague").click()
    dialog.get_by_role("radio", name="Tom").check()
    dialog.get_by_label("Note for whoever takes over").fill("wants a green lamp")
    dialog.get_by_role("button", name="Transfer").click()
    accept = tom.page.get_by_role("button", name="Accept")
    accept.first.click()
    tenant.hands.until(lambda: tenant.conversation(conversation)["agent"] == tom.who.id)
    tom.opens(conversation)
    for text in ("hello", "I know who can help", "wants a green lamp"):
        expect(tom.thread.get_by_text(text).first).to_be_visible()
    tom.writes("Tom here")
    customer.sees("Tom here")
    assert tenant.conversation(conversation)["agent"] == tom.who.id
    assert "wants a green lamp" not in customer.panel.inner_text()


def test_a_transfer_can_be_undone_within_six_seconds(
    customer: Customer, mei: Staff, tenant: Tenant
) -> None:
    group = tenant.add_group("Repairs")
    conversation = begun(customer, mei)
    mei.does("Transfer…")
    dialog = mei.page.get_by_role("dialog", name="Transfer")
    dialog.get_by_role("radio", name="Repairs").check()
    dialog.get_by_role("button", name="Transfer").click()
    mei.button("Undo").first.click()
    mei.writes("still with me")
    customer.sees("still with me")
    assert tenant.conversation(conversation)["group"] != group
    assert not [e for e in tenant.log(conversation) if e["type"] == "transferred"]


def test_a_colleague_is_consulted_and_the_customer_sees_nothing_of_it(
    customer: Customer, mei: Staff, new_staff: NewStaff
) -> None:
    conversation = begun(customer, mei)
    tom = new_staff("Tom").goes().status()
    mei.does("Consult a colleague…")
    dialog = mei.page.get_by_role("dialog", name="Consult a colleague")
    dialog.get_by_role("radio", name="Tom").check()
    dialog.get_by_role("button", name="Write to them").click()
    mei.writes("is the green one in stock?")
    mei.sees("is the green one in stock?")
    tom.opens(conversation)
    tom.sees("is the green one in stock?")
    tom.writes("yes, twelve of them")
    mei.sees("yes, twelve of them")
    for text in ("in stock", "twelve"):
        assert text not in customer.panel.inner_text()


def test_a_supervisor_watches_whispers_and_takes_over(
    customer: Customer, mei: Staff, new_staff: NewStaff, tenant: Tenant
) -> None:
    conversation = begun(customer, mei)
    sara = new_staff("Sara", "supervisor").goes().status().opens(conversation)
    sara.sees("hello")
    sara.does("Watch")
    expect(sara.thread.get_by_text("You watch; the customer does not know.")).to_be_visible()
    mei.writes("one moment")
    sara.sees("one moment")
    sara.does("Whisper to the agent")
    sara.writes("offer a refund")
    mei.sees("offer a refund")
    sara.does("Take over")
    tenant.hands.until(lambda: tenant.conversation(conversation)["agent"] == sara.who.id)
    sara.does("Reply")
    sara.writes("Sara here, let me help")
    customer.sees("Sara here, let me help")
    assert "refund" not in customer.panel.inner_text()


def test_who_else_looks_at_it_is_shown(customer: Customer, mei: Staff, new_staff: NewStaff) -> None:
    conversation = begun(customer, mei)
    new_staff("Sara", "supervisor").goes().opens(conversation).sees("hello")
    expect(mei.thread.get_by_text("Sara is also looking at this")).to_be_visible()


def test_a_late_answer_warns_the_agent_and_alarms_the_supervisor(
    customer: Customer, tenant: Tenant, new_staff: NewStaff
) -> None:
    tenant.policy(warn_s=1, alarm_s=2, reassign_s=600)
    mei = new_staff().goes().status()
    sara = new_staff("Sara", "supervisor").goes("wall")
    conversation = begun(customer, mei)
    mei.writes("one moment")
    customer.sees("one moment")
    tenant.in_force()
    customer.writes("why so slow?")
    late = sara.page.get_by_role("button", name="Go to the longest waiter")
    late.or_(sara.page.get_by_role("link", name="Go to the longest waiter")).first.click()
    sara.page.wait_for_url(f"**/inbox/{conversation}")
    sara.sees("why so slow?")


def test_a_canned_answer_by_slash(customer: Customer, mei: Staff, tenant: Tenant) -> None:
    text = {"en": "Hello {customer.name}, {agent.name} here: seven days.", "zh": "七天"}
    body = {"shortcut": "returns", "title": "Returns", "text": text}
    tenant.call("POST", "/v1/answers", body)
    begun(customer, mei)
    mei.page.reload()
    mei.composer.press_sequentially("/ret")
    expect(mei.page.get_by_role("option").filter(has_text="Returns")).to_be_visible()
    mei.composer.press("Enter")
    expect(mei.composer).to_have_value("Hello, Mei here: seven days.")
    mei.composer.press("Control+Enter")
    customer.sees("Hello, Mei here: seven days.")
