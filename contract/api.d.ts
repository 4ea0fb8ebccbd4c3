// Made from openapi.json by `npm run contract`; not written by hand.
export interface paths {
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This API, to read. */
        get: operations["get_docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This API, for programs. */
        get: operations["get_openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service answers. */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visitors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a customer: a token for a widget key. */
        post: operations["post_visitors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a tenant and sign in as its first administrator. */
        post: operations["post_sign_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in as an agent. */
        post: operations["post_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the challenge before a session. */
        post: operations["post_sign_in_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew a session. */
        post: operations["post_sign_in_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a code for a new password sent by e-mail; the answer is always the same. */
        post: operations["post_sign_in_forgot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by the code that was sent; ends all sessions. */
        post: operations["post_sign_in_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session. */
        post: operations["post_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-out/everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all one's sessions, this one too, and close all sockets. */
        post: operations["post_sign_out_everywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/socket-tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A ticket to open one socket. */
        post: operations["post_socket_tickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists of conversations; of customers, their own. */
        get: operations["get_conversations"];
        put?: never;
        /** Enter: the open conversation, one that ended a short while ago, or a new one. */
        post: operations["post_conversations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/say": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say something to the other side. */
        post: operations["post_conversations_conversation_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write what the customer never sees. */
        post: operations["post_conversations_conversation_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/tag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put tags on it, or take some off. */
        post: operations["post_conversations_conversation_tag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one's own message back. */
        post: operations["post_conversations_conversation_recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/urge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Press for an answer. */
        post: operations["post_conversations_conversation_urge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/leave-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop waiting. */
        post: operations["post_conversations_conversation_leave_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the conversation as its customer. */
        post: operations["post_conversations_conversation_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/leave-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a message instead. */
        post: operations["post_conversations_conversation_leave_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it is solved. */
        post: operations["post_conversations_conversation_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it is not solved. */
        post: operations["post_conversations_conversation_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rate a conversation that is over. */
        post: operations["post_conversations_conversation_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Come back to one that is over. */
        post: operations["post_conversations_conversation_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/ask-to-close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the customer whether it is solved. */
        post: operations["post_conversations_conversation_ask_to_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the conversation without asking. */
        post: operations["post_conversations_conversation_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand the conversation over. */
        post: operations["post_conversations_conversation_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a waiting conversation oneself. */
        post: operations["post_conversations_conversation_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a waiting conversation to an agent. */
        post: operations["post_conversations_conversation_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an ended conversation up again. */
        post: operations["post_conversations_conversation_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say yes to what one was asked. */
        post: operations["post_conversations_conversation_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say no to what one was asked. */
        post: operations["post_conversations_conversation_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an offer or invitation back, or have somebody leave who had joined. */
        post: operations["post_conversations_conversation_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a colleague to join. */
        post: operations["post_conversations_conversation_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/step-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave what one had joined. */
        post: operations["post_conversations_conversation_step_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/consult": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say something in a side thread with a colleague, which the customer never sees. */
        post: operations["post_conversations_conversation_consult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/whisper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the agent something that the customer never sees. */
        post: operations["post_conversations_conversation_whisper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look on, unseen by the customer. */
        post: operations["post_conversations_conversation_watch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Serve it oneself from now on. */
        post: operations["post_conversations_conversation_take_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/promise-callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it with the promise to call back. */
        post: operations["post_conversations_conversation_promise_callback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/typing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show the other side that one is writing. */
        post: operations["post_conversations_conversation_typing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/delivered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Entries up to this one have arrived. */
        post: operations["post_conversations_conversation_delivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Entries up to this one have been seen. */
        post: operations["post_conversations_conversation_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/viewing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell colleagues that one has it in front of one; every 20 seconds, it counts for 45. */
        post: operations["post_conversations_conversation_viewing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversation. */
        get: operations["get_conversations_conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its log, as the caller may see it. */
        get: operations["get_conversations_conversation_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where it stands in the queue. */
        get: operations["get_conversations_conversation_place"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/viewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who of the staff has it in front of them. */
        get: operations["get_conversations_conversation_viewers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Announce a file and get a place to upload it. */
        post: operations["post_conversations_conversation_attachments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/attachments/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An address to download a file from. */
        get: operations["get_conversations_conversation_attachments_attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the token stands for. */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's own name. */
        patch: operations["patch_me"];
        trace?: never;
    };
    "/v1/me/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose one's own status. */
        put: operations["put_me_status"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that one is there; every 20 seconds. */
        post: operations["post_me_heartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change one's own password; sessions go on. */
        put: operations["put_me_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin with an authenticator: a secret for it, which changes nothing until it is confirmed. */
        post: operations["post_me_mfa"];
        /** Have the sign-in ask for no codes. */
        delete: operations["delete_me_mfa"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mfa/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the sign-in ask for the authenticator's codes. */
        post: operations["post_me_mfa_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one chose for the console. */
        get: operations["get_me_preferences"];
        /** Choose for the console, in place of all that was chosen before. */
        put: operations["put_me_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All agents. */
        get: operations["get_agents"];
        put?: never;
        /** Make an agent. */
        post: operations["post_agents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One agent. */
        get: operations["get_agents_agent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an agent. */
        patch: operations["patch_agents_agent"];
        trace?: never;
    };
    "/v1/agents/{agent}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an agent a new password for the next sign-in; ends their sessions. */
        post: operations["post_agents_agent_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an agent was, from when on. */
        get: operations["get_agents_agent_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set an agent's status for them. */
        put: operations["put_agents_agent_status"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers found by what their names begin with, or the latest. */
        get: operations["get_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer. */
        get: operations["get_customers_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say something else of a customer. */
        patch: operations["patch_customers_customer"];
        trace?: never;
    };
    "/v1/customers/{customer}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a merge into another customer would do; nothing is done. */
        get: operations["get_customers_customer_merge"];
        put?: never;
        /** Have a customer become another, who takes all that was theirs; it cannot be undone. */
        post: operations["post_customers_customer_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a customer out, ending what is open; or let them in again. */
        put: operations["put_customers_customer_block"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a customer's browser last told: pages, device, what it claims. */
        get: operations["get_customers_customer_visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Tell agents what one looks at and through. */
        put: operations["put_visit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All groups. */
        get: operations["get_groups"];
        put?: never;
        /** Make a group. */
        post: operations["post_groups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One group. */
        get: operations["get_groups_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a group. */
        patch: operations["patch_groups_group"];
        trace?: never;
    };
    "/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the queues of all groups stand. */
        get: operations["get_queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a group's queue stands. */
        get: operations["get_queues_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant's settings. */
        get: operations["get_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change settings. */
        patch: operations["patch_settings"];
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All API keys, without their secrets. */
        get: operations["get_keys"];
        put?: never;
        /** Make an API key; the answer shows it once. */
        post: operations["post_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key. */
        delete: operations["delete_keys_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alarms, latest first. */
        get: operations["get_alarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counters by day. */
        get: operations["get_counters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity-secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All identity secrets by their ids, newest first; each is believed. */
        get: operations["get_identity_secrets"];
        put?: never;
        /** Make another identity secret; the answer shows it once. Those before stay good. */
        post: operations["post_identity_secrets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity-secrets/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Believe an identity secret no more. */
        delete: operations["delete_identity_secrets_secret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What conversations may be tagged with. */
        get: operations["get_tags"];
        /** Put tags in place of those before; conversations keep what they have. */
        put: operations["put_tags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Canned answers: one's own, then everybody's. */
        get: operations["get_answers"];
        put?: never;
        /** Keep a canned answer: everybody's, which needs answers.write, or one's own. */
        post: operations["post_answers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/answers/{answer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One canned answer. */
        get: operations["get_answers_answer"];
        put?: never;
        post?: never;
        /** Have a canned answer no more: everybody's, which needs answers.write, or one's own. */
        delete: operations["delete_answers_answer"];
        options?: never;
        head?: never;
        /** Change a canned answer: everybody's, which needs answers.write, or one's own. */
        patch: operations["patch_answers_answer"];
        trace?: never;
    };
    "/v1/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant's context cards. */
        get: operations["get_cards"];
        /** Put context cards in place of those before. */
        put: operations["put_cards"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the tenant's own systems show of a conversation's customer, at signed addresses. */
        get: operations["get_conversations_conversation_cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, latest first. */
        get: operations["get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant's rules for newcomers. */
        get: operations["get_routing_rules"];
        /** Put rules in place of those before. */
        put: operations["put_routing_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would happen to a newcomer, and why; nothing is done. */
        post: operations["post_routing_dry_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/widget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the widget looks and behaves. */
        get: operations["get_widget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/widget/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which groups are open, who is there and how long the wait would be. */
        get: operations["get_widget_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/widget/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant's logo. */
        get: operations["get_widget_logo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/widget/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell that an invitation was shown or opened. */
        post: operations["post_widget_invitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/widget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The widget's settings. */
        get: operations["get_settings_widget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the widget's settings. */
        patch: operations["patch_settings_widget"];
        trace?: never;
    };
    "/v1/settings/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a logo in place of the one before. */
        put: operations["put_settings_logo"];
        post?: never;
        /** Have no logo. */
        delete: operations["delete_settings_logo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Show a picture of oneself. */
        put: operations["put_me_picture"];
        post?: never;
        /** Show none. */
        delete: operations["delete_me_picture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An agent's picture; asked for by its name it may be kept. */
        get: operations["get_agents_agent_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Problem
         * @description A refusal (RFC 9457); switch on ``code``, unknown ones may appear.
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            request_id: string;
            /** @default [] */
            errors?: components["schemas"]["ProblemPart"][];
        };
        /**
         * ProblemPart
         * @description One place of a request that is wrong; ``pointer`` is a JSON pointer.
         */
        ProblemPart: {
            pointer: string;
            code: string;
            detail: string;
        };
        /**
         * Health
         * @description Whether the service answers.
         */
        Health: {
            /** @enum {unknown} */
            status: "ok";
        };
        /**
         * NewVisitor
         * @description A visitor of a site: the widget key, and who they are if the tenant signs it.
         */
        NewVisitor: {
            /** @description The tenant's public widget key. */
            key: string;
            /**
             * @description A JWT (HS256) by the tenant: sub, exp within an hour, jti; name, email …
             * @default null
             */
            identity?: string | null;
            /**
             * @description BCP 47.
             * @default
             */
            language?: string;
            /** @default  */
            name?: string;
            /** @default  */
            email?: string;
            /** @default {} */
            attributes?: {
                [key: string]: string;
            };
        };
        /**
         * VisitorMade
         * @description The visitor's token.
         */
        VisitorMade: {
            token: string;
            customer: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            expires_at: string;
        };
        /**
         * SignUp
         * @description A workspace to be, and who signs in to it first; ``language`` is the console's for them.
         */
        SignUp: {
            /** @description a-z, 0-9 and -, 2 to 32 of them. */
            workspace: string;
            company: string;
            name: string;
            email: string;
            password: string;
            /**
             * @description BCP 47.
             * @default
             */
            language?: string;
        };
        /**
         * SignedIn
         * @description A session (15 minutes) and what renews it, or the challenge that stands before it.
         */
        SignedIn: {
            /** @default null */
            session?: string | null;
            /** @default null */
            refresh_token?: string | null;
            /** @default null */
            expires_at?: string | null;
            /** @default null */
            agent?: components["schemas"]["AgentShown"] | null;
            /** @default null */
            challenge?: string | null;
            /** @default null */
            challenge_session?: string | null;
        };
        /**
         * AgentShown
         * @description An agent; ``load`` counts taken seats.
         *
         *     ``connected`` says whether they are there, ``reachable`` whether they are given work;
         *     ``missed_offers`` are those let pass since the last answer. ``picture`` names the picture: ""
         *     is none, another picture has another name.
         */
        AgentShown: {
            id: string;
            name: string;
            email: string;
            role: string;
            groups: string[];
            capacity: number;
            active: boolean;
            version: number;
            status: string;
            status_reason: string;
            reachable: boolean;
            load: number;
            conversations: string[];
            /** @description Skill → level. */
            skills: {
                [key: string]: number;
            };
            /** @description Those spoken; none is any. */
            languages: string[];
            shifts: components["schemas"]["Shifts"];
            /** @description Planned or running. */
            breaks: components["schemas"]["Break"][];
            connected: boolean;
            missed_offers: number;
            picture: string;
        };
        /**
         * Shifts
         * @description An agent's hours, in 8 kB of JSON at most; an empty object is none: always on.
         */
        Shifts: {
            /**
             * @description IANA name.
             * @example Europe/Berlin
             */
            zone?: string;
            week?: components["schemas"]["Week"];
            exceptions?: components["schemas"]["HoursException"][];
            /** @description No new conversations so many minutes before the end of a shift (10 unless set). */
            wrap_up_min?: number;
        };
        /**
         * Week
         * @description The spans of each day; a missing day is closed.
         */
        Week: {
            /** @description From and to, on the wall clock; "24:00" may be an end, and an end at or before its start runs over midnight. */
            mon?: [
                string,
                string
            ][];
            /** @description From and to, on the wall clock; "24:00" may be an end, and an end at or before its start runs over midnight. */
            tue?: [
                string,
                string
            ][];
            /** @description From and to, on the wall clock; "24:00" may be an end, and an end at or before its start runs over midnight. */
            wed?: [
                string,
                string
            ][];
            /** @description From and to, on the wall clock; "24:00" may be an end, and an end at or before its start runs over midnight. */
            thu?: [
                string,
                string
            ][];
            /** @description From and to, on the wall clock; "24:00" may be an end, and an end at or before its start runs over midnight. */
            fri?: [
                string,
                string
            ][];
            /** @description From and to, on the wall clock; "24:00" may be an end, and an end at or before its start runs over midnight. */
            sat?: [
                string,
                string
            ][];
            /** @description From and to, on the wall clock; "24:00" may be an end, and an end at or before its start runs over midnight. */
            sun?: [
                string,
                string
            ][];
        };
        /**
         * HoursException
         * @description A date with spans in place of its weekday's; without any it is a holiday.
         */
        HoursException: {
            /** @example 2026-12-25 */
            date: string;
            /** @description From and to, on the wall clock; "24:00" may be an end, and an end at or before its start runs over midnight. */
            spans: [
                string,
                string
            ][];
            name?: string;
        };
        /**
         * Break
         * @description A planned break.
         */
        Break: {
            /**
             * Format: date-time
             * @description RFC 3339 with its offset.
             */
            from: string;
            /**
             * Format: date-time
             * @description RFC 3339 with its offset.
             */
            to: string;
        };
        /**
         * SignIn
         * @description An agent's credentials; ``workspace`` is the tenant's slug.
         */
        SignIn: {
            workspace: string;
            email: string;
            password: string;
        };
        /**
         * Answer
         * @description The answer to a challenge: a new password, or the code of an authenticator.
         */
        Answer: {
            workspace: string;
            email: string;
            /** @enum {unknown} */
            challenge: "NEW_PASSWORD_REQUIRED" | "SOFTWARE_TOKEN_MFA";
            challenge_session: string;
            answer: string;
        };
        /**
         * Refresh
         * @description A new session for an old one.
         */
        Refresh: {
            workspace: string;
            email: string;
            refresh_token: string;
        };
        /**
         * Forgot
         * @description Who has forgotten their password.
         */
        Forgot: {
            workspace: string;
            email: string;
        };
        /**
         * ForgotTaken
         * @description Taken; whether there was whom to send a code is not told.
         */
        ForgotTaken: Record<string, never>;
        /**
         * Reset
         * @description A new password, and the code that was sent.
         */
        Reset: {
            workspace: string;
            email: string;
            code: string;
            password: string;
        };
        /**
         * SignOut
         * @description The session to end.
         */
        SignOut: {
            refresh_token: string;
        };
        /**
         * TicketMade
         * @description A ticket to open one socket, once, within a minute: connect to ``url``.
         *
         *     The socket speaks as who asked for the ticket until it is closed, two hours at most.
         */
        TicketMade: {
            ticket: string;
            url: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            expires_at: string;
        };
        /**
         * StartRequest
         * @description A customer enters; ``group`` is the tenant's default one unless given. ``invitation`` names
         *     the one that was accepted, for the staff to know and to be counted. ``fresh`` asks for a new
         *     conversation where the last one ended a short while ago; an open one goes on all the same.
         */
        StartRequest: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /** @default null */
            group?: string | null;
            /**
             * @description BCP 47.
             * @default
             */
            language?: string;
            /** @default chat */
            channel?: string;
            /**
             * @description The customer's choice of question.
             * @default
             */
            topic?: string;
            /** @default null */
            invitation?: string | null;
            /** @default false */
            fresh?: boolean;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * Done
         * @description What came of a command; ``seq`` is its entry's number for the caller, if it wrote one.
         */
        Done: {
            /** @example cnv_01knvn0a2b4c6d8e0f2g4h */
            conversation: string;
            seq: number | null;
        };
        /**
         * SayRequest
         * @description Something said; staff may offer answers to choose from.
         */
        SayRequest: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /**
             * @description Ids of announced, uploaded files.
             * @default []
             */
            attachments?: string[];
            /**
             * @description Answers that the customer may choose; from staff only.
             * @default []
             */
            quick_replies?: string[];
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * NoteRequest
         * @description Something said; at least a text or an attachment.
         */
        NoteRequest: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /**
             * @description Ids of announced, uploaded files.
             * @default []
             */
            attachments?: string[];
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * TagRequest
         * @description Tags to put on, of the tenant's list, and tags to take off; at most 20 stay.
         */
        TagRequest: {
            /** @default [] */
            add?: string[];
            /** @default [] */
            remove?: string[];
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * RecallRequest
         * @description Which of one's own messages, in one's own numbering.
         */
        RecallRequest: {
            /** @description An entry's number. */
            seq: number;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * UrgeRequest
         * @description No arguments.
         */
        UrgeRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * LeaveQueueRequest
         * @description No arguments.
         */
        LeaveQueueRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * LeaveRequest
         * @description No arguments.
         */
        LeaveRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * LeaveMessageRequest
         * @description A message instead of waiting; ``contact`` says where the answer should go.
         */
        LeaveMessageRequest: {
            /** @description At most 24000 bytes in UTF-8, over REST as over sockets. */
            text: string;
            /** @default  */
            contact?: string;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * ConfirmRequest
         * @description No arguments.
         */
        ConfirmRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * RejectRequest
         * @description No arguments.
         */
        RejectRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * RateRequest
         * @description The customer's verdict: 1 (bad) to 5 (good).
         */
        RateRequest: {
            score: number;
            /** @default [] */
            reasons?: string[];
            /** @default  */
            comment?: string;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * ReturnRequest
         * @description Coming back, with or without a word.
         */
        ReturnRequest: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /**
             * @description Ids of announced, uploaded files.
             * @default []
             */
            attachments?: string[];
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * AskToCloseRequest
         * @description No arguments.
         */
        AskToCloseRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * EndRequest
         * @description No arguments.
         */
        EndRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * TransferRequest
         * @description To a group or to an agent, with a note for whoever takes over: by choice, or because one's
         *     shift ends. Other reasons are those of the system.
         */
        TransferRequest: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            note?: string;
            /** @default null */
            group?: string | null;
            /** @default null */
            agent?: string | null;
            /**
             * @default manual
             * @enum {unknown}
             */
            reason?: "manual" | "shift_end";
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * ClaimRequest
         * @description No arguments.
         */
        ClaimRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * AssignRequest
         * @description Who is to serve it: somebody who can be given work and has room.
         */
        AssignRequest: {
            agent: string;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * ReopenRequest
         * @description No arguments.
         */
        ReopenRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * AcceptRequest
         * @description No arguments.
         */
        AcceptRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * DeclineRequest
         * @description Why not, for whoever asked.
         */
        DeclineRequest: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            note?: string;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * WithdrawRequest
         * @description Whom to ask no more, or to see off.
         */
        WithdrawRequest: {
            agent: string;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * InviteRequest
         * @description Whom to ask; the customer knows of those who are ``visible`` only.
         */
        InviteRequest: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            note?: string;
            agent: string;
            /** @default false */
            visible?: boolean;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * StepOutRequest
         * @description No arguments.
         */
        StepOutRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * ConsultRequest
         * @description A line of the side thread; ``agent`` names the colleague whom it is with, where one talks
         *     with several or begins.
         */
        ConsultRequest: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /**
             * @description Ids of announced, uploaded files.
             * @default []
             */
            attachments?: string[];
            /** @default null */
            agent?: string | null;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * WhisperRequest
         * @description Something said; at least a text or an attachment.
         */
        WhisperRequest: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /**
             * @description Ids of announced, uploaded files.
             * @default []
             */
            attachments?: string[];
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * WatchRequest
         * @description No arguments.
         */
        WatchRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * TakeOverRequest
         * @description No arguments.
         */
        TakeOverRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * PromiseCallbackRequest
         * @description When to call back; ``contact`` says where.
         */
        PromiseCallbackRequest: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            note?: string;
            /**
             * Format: date-time
             * @description RFC 3339 with its offset.
             */
            due_at: string;
            /** @default  */
            contact?: string;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * TypingRequest
         * @description No arguments.
         */
        TypingRequest: {
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * DeliveredRequest
         * @description How far one has got, in public numbering.
         */
        DeliveredRequest: {
            /** @description An entry's number. */
            seq: number;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * ReadRequest
         * @description How far one has got, in public numbering.
         */
        ReadRequest: {
            /** @description An entry's number. */
            seq: number;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * ViewingRequest
         * @description Whether one writes something; ``leave`` says that one looks at it no more.
         */
        ViewingRequest: {
            /** @default false */
            composing?: boolean;
            /** @default false */
            leave?: boolean;
            /** @default null */
            client_message_id?: string | null;
        };
        /**
         * ListQuery
         * @description All open ones, mine by urgency, those of a day, a group's queue, a customer's, or those whose
         *     customer waits too long, the longest wait first.
         *
         *     ``queue`` needs a group and ``customer`` a customer. Otherwise these and the others choose from
         *     the view, after a page of it was read: it may come short or empty and yet have more after it.
         *     Customers have no other view than mine, latest first, and choose nothing.
         */
        ListQuery: {
            /** @default 50 */
            limit?: number;
            /** @default null */
            cursor?: string | null;
            /**
             * @default open
             * @enum {unknown}
             */
            view?: "closed" | "customer" | "late" | "mine" | "open" | "queue";
            /** @default null */
            day?: string | null;
            /** @default null */
            group?: string | null;
            /** @default null */
            customer?: string | null;
            /** @default null */
            agent?: string | null;
            /** @default null */
            state?: components["schemas"]["State"] | null;
            /** @default null */
            channel?: string | null;
            /** @default null */
            tag?: string | null;
        };
        /**
         * State
         * @description The six states of need C1.
         * @enum {unknown}
         */
        State: "awaiting_agent" | "awaiting_confirmation" | "awaiting_customer" | "ended" | "queued" | "system_ended";
        /**
         * ConversationList
         * @description A page of conversations.
         */
        ConversationList: {
            data: components["schemas"]["ConversationShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * ConversationShown
         * @description A conversation; what only staff may know is absent for its customer.
         *
         *     Until ``opens_at`` it waits for the group to open; ``helpers`` are those the customer sees.
         */
        ConversationShown: {
            /** @example cnv_01knvn0a2b4c6d8e0f2g4h */
            id: string;
            /** @description One of six; unknown values may appear. */
            state: string;
            group: string;
            channel: string;
            language: string;
            agent: string | null;
            customer: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            opened_at: string;
            ended_at: string | null;
            ended_reason: string | null;
            previous: string | null;
            rating: components["schemas"]["RatingShown"] | null;
            seq: number;
            opens_at: string | null;
            helpers: components["schemas"]["HelperShown"][];
            marks?: components["schemas"]["MarksShown"];
            public_seq?: number;
            version?: number;
            priority?: number;
            urged?: number;
            waiting_since?: string | null;
            /** @description Which deadlines of its state have passed; unknown ones may appear. */
            alarms?: string[];
            last_agent?: string | null;
            messages_in?: number;
            messages_out?: number;
            urgency?: string;
            person?: components["schemas"]["Person"];
            preview?: components["schemas"]["Preview"] | null;
            /** @description The customer's messages that no agent has read or answered; 50 at most. */
            unread?: number;
            /** @description What comes first first. */
            deadlines?: components["schemas"]["DeadlineShown"][];
            late_since?: string | null;
            tags?: string[];
            topic?: string;
            skills?: {
                [key: string]: number;
            };
            offers?: components["schemas"]["OfferShown"][];
            participants?: components["schemas"]["ParticipantShown"][];
        };
        /**
         * RatingShown
         * @description The customer's verdict.
         */
        RatingShown: {
            score: number;
            reasons: string[];
        };
        /**
         * HelperShown
         * @description Somebody who helps, for the customer to see.
         */
        HelperShown: {
            agent: string;
            name: string;
        };
        /**
         * MarksShown
         * @description How far each side has got, in public numbering.
         */
        MarksShown: {
            customer_delivered: number;
            customer_read: number;
            agent_delivered: number;
            agent_read: number;
        };
        /**
         * Person
         * @description Who it is. Rules make somebody a ``vip`` by giving them priority; who is ``anonymous`` has
         *     not signed in.
         */
        Person: {
            name: string;
            email: string;
            vip: boolean;
            blocked: boolean;
            anonymous: boolean;
        };
        /**
         * Preview
         * @description How the last message begins that both sides see; a recalled one has no text and no files.
         */
        Preview: {
            text: string;
            /** @enum {unknown} */
            by: "agent" | "customer";
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            at: string;
            files: number;
        };
        /**
         * DeadlineShown
         * @description What time will do, and when.
         */
        DeadlineShown: {
            /** @description A step of its state; unknown ones may appear. */
            name: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            at: string;
        };
        /**
         * OfferShown
         * @description An agent is asked: to ``serve`` it, to take over a ``transfer``, or to join (``invite``).
         *
         *     ``by`` is who asks; ``place`` is where it stands in the queue when nothing comes of it.
         */
        OfferShown: {
            /** @description Unknown kinds may appear. */
            kind: string;
            agent: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            until: string;
            by: string;
            name: string;
            visible: boolean;
            place: number;
            reason: string;
        };
        /**
         * ParticipantShown
         * @description Somebody besides the owner: ``helper``, ``consulted`` or ``supervisor``.
         */
        ParticipantShown: {
            agent: string;
            /** @description Unknown parts may appear. */
            part: string;
            name: string;
            visible: boolean;
        };
        /**
         * EntriesQuery
         * @description Which entries: those after a number.
         */
        EntriesQuery: {
            /** @default 0 */
            after?: number;
            /** @default 100 */
            limit?: number;
        };
        /**
         * EntryList
         * @description Entries in order; ask again after the last one while ``has_more``.
         */
        EntryList: {
            data: components["schemas"]["EntryShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * EntryShown
         * @description One line of the log; ``seq`` is the viewer's own numbering.
         */
        EntryShown: {
            seq: number;
            /** @description Unknown types may appear. */
            type: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            at: string;
            by: components["schemas"]["By"];
            data: Record<string, never>;
            /** @example cnv_01knvn0a2b4c6d8e0f2g4h */
            conversation: string;
            public_seq?: number | null;
            audience?: string;
        };
        /**
         * By
         * @description Who did it.
         */
        By: {
            id: string;
            role: string;
        };
        /**
         * PlaceShown
         * @description Where it stands: a rank or a range of minutes; nulls when it does not wait.
         */
        PlaceShown: {
            /** @default null */
            rank?: number | null;
            /** @default null */
            from_min?: number | null;
            /** @default null */
            to_min?: number | null;
        };
        /**
         * ViewerList
         * @description All who look at it.
         */
        ViewerList: {
            data: components["schemas"]["ViewerShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * ViewerShown
         * @description One of the staff who has it in front of them, until then unless they say so again.
         */
        ViewerShown: {
            agent: string;
            name: string;
            composing: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            until: string;
        };
        /**
         * Announce
         * @description A file to come; ``size`` in bytes; ``internal`` ones are for notes.
         */
        Announce: {
            name: string;
            /** @enum {string} */
            type: "application/msword" | "application/pdf" | "application/vnd.ms-excel" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/zip" | "audio/mp4" | "audio/mpeg" | "audio/ogg" | "audio/webm" | "image/gif" | "image/jpeg" | "image/png" | "image/webp" | "text/csv" | "text/plain" | "video/mp4" | "video/webm";
            size: number;
            /** @default false */
            internal?: boolean;
        };
        /**
         * Announced
         * @description Where to POST the file: a form with ``fields`` first and ``file`` last.
         */
        Announced: {
            attachment: string;
            url: string;
            fields: {
                [key: string]: string;
            };
        };
        /**
         * FileAddress
         * @description Where to get a file, for a few minutes.
         */
        FileAddress: {
            url: string;
        };
        /**
         * Me
         * @description Who the token stands for.
         */
        Me: {
            agent: components["schemas"]["AgentShown"];
            tenant: string;
            workspace: string;
            permissions: string[];
            /** @description An authenticator is asked for at the sign-in. */
            mfa: boolean;
        };
        /**
         * StatusChange
         * @description What an agent chooses to be, and why.
         */
        StatusChange: {
            /** @enum {unknown} */
            status: "away" | "busy" | "offline" | "online";
            /** @default  */
            reason?: string;
        };
        /**
         * MyChange
         * @description What to change of oneself.
         */
        MyChange: {
            name: string;
        };
        /**
         * PasswordChange
         * @description One's password, and the one that takes its place.
         */
        PasswordChange: {
            old: string;
            new: string;
        };
        /**
         * MySession
         * @description The session that asks: its refresh token.
         */
        MySession: {
            refresh_token: string;
        };
        /**
         * AuthenticatorOffered
         * @description What an authenticator needs: ``secret`` to type (Base32), ``uri`` for a QR code.
         */
        AuthenticatorOffered: {
            secret: string;
            uri: string;
        };
        /**
         * AuthenticatorCode
         * @description The code that a new authenticator shows.
         */
        AuthenticatorCode: {
            refresh_token: string;
            code: string;
        };
        /**
         * Preferences
         * @description The console's own choices; the service keeps them and looks at none.
         */
        Preferences: {
            /** @description At most 4096 bytes as JSON without spaces, in UTF-8. */
            data: Record<string, never>;
        };
        /**
         * AgentsQuery
         * @description Which agents.
         */
        AgentsQuery: {
            /** @default 50 */
            limit?: number;
            /** @default null */
            cursor?: string | null;
        };
        /**
         * AgentList
         * @description A page of agents.
         */
        AgentList: {
            data: components["schemas"]["AgentShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * NewAgent
         * @description An agent to be; the answer holds the first password.
         */
        NewAgent: {
            email: string;
            name: string;
            /**
             * @default agent
             * @enum {unknown}
             */
            role?: "admin" | "agent" | "supervisor";
            /** @default [] */
            groups?: string[];
            /**
             * @description Conversations at once.
             * @default 5
             */
            capacity?: number;
            /**
             * @description Skill → level.
             * @default {}
             */
            skills?: {
                [key: string]: number;
            };
            /**
             * @description Those spoken; none is any.
             * @default []
             */
            languages?: string[];
            /** @default null */
            shifts?: components["schemas"]["Shifts"] | null;
            /**
             * @description Planned or running.
             * @default []
             */
            breaks?: components["schemas"]["Break"][];
        };
        /**
         * AgentMade
         * @description The new agent and, once, the password for the first sign-in (null when answered again).
         */
        AgentMade: {
            id: string;
            name: string;
            email: string;
            role: string;
            groups: string[];
            capacity: number;
            active: boolean;
            version: number;
            status: string;
            status_reason: string;
            reachable: boolean;
            load: number;
            conversations: string[];
            /** @description Skill → level. */
            skills: {
                [key: string]: number;
            };
            /** @description Those spoken; none is any. */
            languages: string[];
            shifts: components["schemas"]["Shifts"];
            /** @description Planned or running. */
            breaks: components["schemas"]["Break"][];
            connected: boolean;
            missed_offers: number;
            picture: string;
            temporary_password: string | null;
        };
        /**
         * AgentChange
         * @description What to change of an agent.
         */
        AgentChange: {
            name?: string;
            /** @enum {unknown} */
            role?: "admin" | "agent" | "supervisor";
            groups?: string[];
            /** @description Conversations at once. */
            capacity?: number;
            active?: boolean;
            /** @description Skill → level. */
            skills?: {
                [key: string]: number;
            };
            /** @description Those spoken; none is any. */
            languages?: string[];
            shifts?: components["schemas"]["Shifts"] | null;
            /** @description Planned or running. */
            breaks?: components["schemas"]["Break"][];
        };
        /**
         * PasswordMade
         * @description The password for the next sign-in, once (null when answered again).
         */
        PasswordMade: {
            temporary_password: string | null;
        };
        /**
         * AgentLogQuery
         * @description Between two moments, or days, both included; today unless given.
         */
        AgentLogQuery: {
            /** @default 50 */
            limit?: number;
            /** @default null */
            cursor?: string | null;
            /** @default null */
            from?: string | null;
            /** @default null */
            to?: string | null;
        };
        /**
         * AgentLog
         * @description A page of an agent's log, in order.
         */
        AgentLog: {
            data: components["schemas"]["AgentChangeShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * AgentChangeShown
         * @description What an agent was from ``at`` on; ``by`` is who made it so: an id, or "system".
         */
        AgentChangeShown: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            at: string;
            version: number;
            by: string;
            status: string;
            reason: string;
            connected: boolean;
            reachable: boolean;
            active: boolean;
            capacity: number;
            groups: string[];
            /** @description Those spoken; none is any. */
            languages: string[];
            /** @description Skill → level. */
            skills: {
                [key: string]: number;
            };
        };
        /**
         * CustomersQuery
         * @description Whom to find: who has a word (of name, e-mail, telephone or own id) that begins with each of
         *     ``q``; in what is written without spaces, anywhere. Without it all, latest first.
         */
        CustomersQuery: {
            /** @default 50 */
            limit?: number;
            /** @default null */
            cursor?: string | null;
            /** @default  */
            q?: string;
        };
        /**
         * CustomerList
         * @description A page of customers; it may be short and yet not be the last.
         */
        CustomerList: {
            data: components["schemas"]["CustomerShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * CustomerShown
         * @description A customer as staff see one; ``external_id`` is signed by the tenant, ``attributes`` are
         *     signed or, without it, claimed, ``fields`` are kept by staff. ``became`` is who an anonymous one
         *     turned out to be.
         */
        CustomerShown: {
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            created_at: string;
            external_id: string | null;
            name: string;
            email: string;
            phone: string;
            language: string;
            attributes: {
                [key: string]: string;
            };
            fields: {
                [key: string]: string;
            };
            current: string | null;
            blocked: boolean;
            became: string | null;
            version: number;
        };
        /**
         * CustomerChange
         * @description What staff say of a customer; a field's null drops it. A signature says it anew.
         */
        CustomerChange: {
            name?: string;
            email?: string;
            phone?: string;
            /** @description BCP 47. */
            language?: string;
            /** @description Name → what is known; at most 20 are kept. */
            fields?: {
                [key: string]: string | null;
            };
        };
        /**
         * MergeQuery
         * @description Into whom.
         */
        MergeQuery: {
            into: string;
        };
        /**
         * MergePreview
         * @description What a merge would do: how many ``conversations`` go over (counted up to 100), which are
         *     open, and what ``into`` takes over.
         */
        MergePreview: {
            from: components["schemas"]["CustomerShown"];
            into: components["schemas"]["CustomerShown"];
            conversations: number;
            open: components["schemas"]["OpenShown"][];
            takes: components["schemas"]["Taken"];
        };
        /**
         * OpenShown
         * @description An open conversation of either customer, and whether a merge ends it: nobody has two.
         */
        OpenShown: {
            /** @example cnv_01knvn0a2b4c6d8e0f2g4h */
            id: string;
            ends: boolean;
        };
        /**
         * Taken
         * @description What is taken over, because there was nothing yet.
         */
        Taken: {
            name?: string;
            email?: string;
            phone?: string;
            language?: string;
            external_id?: string;
            attributes?: {
                [key: string]: string;
            };
            fields?: {
                [key: string]: string;
            };
        };
        /**
         * Merge
         * @description Into whom.
         */
        Merge: {
            into: string;
        };
        /**
         * Block
         * @description Whether to keep a customer out.
         */
        Block: {
            blocked: boolean;
        };
        /**
         * VisitShown
         * @description What the customer's browser last told: nothing of it is proven; null: it never told.
         */
        VisitShown: {
            updated_at: string | null;
            pages: components["schemas"]["PageShown"][];
            device: components["schemas"]["DeviceShown"];
            language: string;
            time_zone: string;
            attributes: {
                [key: string]: string;
            };
        };
        /**
         * PageShown
         * @description A page that was looked at, from ``at`` on.
         */
        PageShown: {
            url: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            at: string;
            title: string;
            referrer: string;
        };
        /**
         * DeviceShown
         * @description What the customer looks through.
         */
        DeviceShown: {
            browser: string;
            os: string;
            kind: string;
            screen: string;
        };
        /**
         * VisitTold
         * @description What the browser tells, in place of what it told before.
         */
        VisitTold: {
            /**
             * @description In order; the last 32000 bytes are kept.
             * @default []
             */
            pages?: components["schemas"]["PageSeen"][];
            device?: components["schemas"]["Device"];
            /**
             * @description BCP 47.
             * @default
             */
            language?: string;
            /** @default  */
            time_zone?: string;
            /** @default {} */
            attributes?: {
                [key: string]: string | number | boolean;
            };
        };
        /**
         * PageSeen
         * @description A page that was looked at, from ``at`` on; http or https only.
         */
        PageSeen: {
            url: string;
            /**
             * Format: date-time
             * @description RFC 3339 with its offset.
             */
            at: string;
            /** @default  */
            title?: string;
            /** @default  */
            referrer?: string;
        };
        /**
         * Device
         * @description What the customer looks through.
         */
        Device: {
            /** @default  */
            browser?: string;
            /** @default  */
            os?: string;
            /**
             * @default
             * @enum {unknown}
             */
            kind?: "" | "desktop" | "phone" | "tablet";
            /** @default  */
            screen?: string;
        };
        /**
         * GroupList
         * @description All groups of a tenant.
         */
        GroupList: {
            data: components["schemas"]["GroupShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * GroupShown
         * @description A group with its own overrides.
         */
        GroupShown: {
            id: string;
            name: string;
            version: number;
            policy: components["schemas"]["PolicyOverrides"];
            channels: {
                [key: string]: components["schemas"]["PolicyOverrides"];
            };
            archived: boolean;
        };
        /**
         * PolicyOverrides
         * @description Only what is set here; the rest is inherited.
         */
        PolicyOverrides: {
            /** @description An unanswered customer: the agent is warned after this. */
            warn_s?: number;
            /** @description An unanswered customer: supervisors are alarmed after this. */
            alarm_s?: number;
            /** @description An unanswered customer: somebody else is found after this. */
            reassign_s?: number;
            /** @description A silent customer is reminded after this. */
            remind_s?: number;
            /** @description A silent customer is asked whether it can be closed after this. */
            ask_s?: number;
            /** @description A silent customer's conversation ends after this. */
            end_s?: number;
            /** @description Ask the customer before an agent's close counts. */
            confirmation?: boolean;
            /** @description An unanswered question to close ends it after this. */
            confirmation_s?: number;
            /** @description A customer who returns within this gets the same conversation. */
            reopen_s?: number;
            /** @description Supervisors are alarmed when somebody waits this long. */
            queue_alarm_s?: number;
            /** @description Who waits this long is told that nobody is free. */
            queue_timeout_s?: number;
            /** @description The same when nobody of the group is there at all. */
            no_agents_s?: number;
            /** @description How many may wait in a group's queue. */
            queue_cap?: number;
            /** @description Supervisors are alarmed when this many wait. */
            queue_warn?: number;
            /** @description A place in the queue is shown as a number up to this. */
            rank_shown?: number;
            /** @description A customer may urge once in this time. */
            urge_every_s?: number;
            /** @description A message can be recalled for this long. */
            recall_s?: number;
            /**
             * @description Assigned, offered to accept, or taken by hand; not by channel.
             * @enum {unknown}
             */
            mode?: "assign" | "offer" | "pull";
            /** @description An offer or invitation stands for this long. */
            offer_s?: number;
            /** @description So many missed offers in a row set an agent away. */
            offer_misses?: number;
            /** @description A colleague has to accept an agent's transfer. */
            transfer_offer?: boolean;
            /** @description Handed to a group where nobody is there, it returns after this. */
            transfer_return_s?: number;
            /** @description How many seats a conversation takes. */
            weight?: number;
            /** @description Who waits this long is served in any language (0: at once). */
            relax_language_s?: number;
            /** @description Who waits this long is served without the skills. */
            relax_skill_s?: number;
            /** @description Who waits this long goes to the fallback group. */
            fallback_s?: number;
            /** @description The group that serves whom this one does not (empty: none). */
            fallback_group?: string;
            /** @description When so many wait, newcomers go to the overflow group. */
            overflow_waiting?: number;
            /** @description The group that takes what this one has no room for. */
            overflow_group?: string;
            /** @description Business hours: zone, week, exceptions (empty: always open). Deadlines run in them only. */
            hours?: components["schemas"]["Hours"];
            /**
             * @description Outside the hours: leave a message, wait for the opening, or wait with a bot.
             * @enum {unknown}
             */
            outside?: "bot" | "leave_message" | "queue";
            /** @description Own wording of lines: code (greeting, outside_hours, opens_later, closing, remind, ask_to_close, queue_full, queue_timeout, no_agents) → language → text. */
            texts?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        /**
         * Hours
         * @description Opening hours: ``zone`` and ``week`` go together; an empty object is always open.
         */
        Hours: {
            /**
             * @description IANA name.
             * @example Europe/Berlin
             */
            zone?: string;
            week?: components["schemas"]["Week"];
            exceptions?: components["schemas"]["HoursException"][];
        };
        /**
         * NewGroup
         * @description A group to be.
         */
        NewGroup: {
            name: string;
        };
        /**
         * GroupChange
         * @description What to change of a group. One that is archived is offered nowhere any more; what is in it
         *     goes on.
         */
        GroupChange: {
            name?: string;
            policy?: components["schemas"]["PolicyChange"];
            channels?: {
                [key: string]: components["schemas"]["PolicyChange"] | null;
            };
            archived?: boolean;
        };
        /**
         * PolicyChange
         * @description Settings to change; null goes back to what is inherited.
         */
        PolicyChange: {
            warn_s?: number | null;
            alarm_s?: number | null;
            reassign_s?: number | null;
            remind_s?: number | null;
            ask_s?: number | null;
            end_s?: number | null;
            confirmation?: boolean | null;
            confirmation_s?: number | null;
            reopen_s?: number | null;
            queue_alarm_s?: number | null;
            queue_timeout_s?: number | null;
            no_agents_s?: number | null;
            queue_cap?: number | null;
            queue_warn?: number | null;
            rank_shown?: number | null;
            urge_every_s?: number | null;
            recall_s?: number | null;
            mode?: ("assign" | "offer" | "pull") | null;
            offer_s?: number | null;
            offer_misses?: number | null;
            transfer_offer?: boolean | null;
            transfer_return_s?: number | null;
            weight?: number | null;
            relax_language_s?: number | null;
            relax_skill_s?: number | null;
            fallback_s?: number | null;
            fallback_group?: string | null;
            overflow_waiting?: number | null;
            overflow_group?: string | null;
            hours?: components["schemas"]["Hours"] | null;
            outside?: ("bot" | "leave_message" | "queue") | null;
            texts?: {
                [key: string]: {
                    [key: string]: string;
                };
            } | null;
        };
        /**
         * QueueList
         * @description The queues of all groups.
         */
        QueueList: {
            data: components["schemas"]["QueueShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * QueueShown
         * @description How a group's queue stands; ``estimate_s`` is the wait of somebody who came now.
         *
         *     ``late`` are the group's open conversations whose customer waits too long, in the queue or for
         *     an answer. ``mode`` says how conversations get to agents; ``opens_at`` is null while it is open,
         *     and where it never opens.
         */
        QueueShown: {
            group: string;
            name: string;
            waiting: number;
            late: number;
            oldest_wait_s: number;
            agents: number;
            seats: number;
            free_seats: number;
            estimate_s: number;
            mode: string;
            open: boolean;
            opens_at: string | null;
        };
        /**
         * SettingsShown
         * @description A tenant's settings: those in force, and what it set itself, in all and by channel.
         */
        SettingsShown: {
            workspace: string;
            name: string;
            default_group: string;
            version: number;
            policy: components["schemas"]["PolicyShown"];
            overrides: components["schemas"]["PolicyOverrides"];
            channels: {
                [key: string]: components["schemas"]["PolicyOverrides"];
            };
            widget_keys: string[];
        };
        /**
         * PolicyShown
         * @description The settings in force.
         */
        PolicyShown: {
            /** @description An unanswered customer: the agent is warned after this. */
            warn_s: number;
            /** @description An unanswered customer: supervisors are alarmed after this. */
            alarm_s: number;
            /** @description An unanswered customer: somebody else is found after this. */
            reassign_s: number;
            /** @description A silent customer is reminded after this. */
            remind_s: number;
            /** @description A silent customer is asked whether it can be closed after this. */
            ask_s: number;
            /** @description A silent customer's conversation ends after this. */
            end_s: number;
            /** @description Ask the customer before an agent's close counts. */
            confirmation: boolean;
            /** @description An unanswered question to close ends it after this. */
            confirmation_s: number;
            /** @description A customer who returns within this gets the same conversation. */
            reopen_s: number;
            /** @description Supervisors are alarmed when somebody waits this long. */
            queue_alarm_s: number;
            /** @description Who waits this long is told that nobody is free. */
            queue_timeout_s: number;
            /** @description The same when nobody of the group is there at all. */
            no_agents_s: number;
            /** @description How many may wait in a group's queue. */
            queue_cap: number;
            /** @description Supervisors are alarmed when this many wait. */
            queue_warn: number;
            /** @description A place in the queue is shown as a number up to this. */
            rank_shown: number;
            /** @description A customer may urge once in this time. */
            urge_every_s: number;
            /** @description A message can be recalled for this long. */
            recall_s: number;
            /**
             * @description Assigned, offered to accept, or taken by hand; not by channel.
             * @enum {unknown}
             */
            mode: "assign" | "offer" | "pull";
            /** @description An offer or invitation stands for this long. */
            offer_s: number;
            /** @description So many missed offers in a row set an agent away. */
            offer_misses: number;
            /** @description A colleague has to accept an agent's transfer. */
            transfer_offer: boolean;
            /** @description Handed to a group where nobody is there, it returns after this. */
            transfer_return_s: number;
            /** @description How many seats a conversation takes. */
            weight: number;
            /** @description Who waits this long is served in any language (0: at once). */
            relax_language_s: number;
            /** @description Who waits this long is served without the skills. */
            relax_skill_s: number;
            /** @description Who waits this long goes to the fallback group. */
            fallback_s: number;
            /** @description The group that serves whom this one does not (empty: none). */
            fallback_group: string;
            /** @description When so many wait, newcomers go to the overflow group. */
            overflow_waiting: number;
            /** @description The group that takes what this one has no room for. */
            overflow_group: string;
            /** @description Business hours: zone, week, exceptions (empty: always open). Deadlines run in them only. */
            hours: components["schemas"]["Hours"];
            /**
             * @description Outside the hours: leave a message, wait for the opening, or wait with a bot.
             * @enum {unknown}
             */
            outside: "bot" | "leave_message" | "queue";
            /** @description Own wording of lines: code (greeting, outside_hours, opens_later, closing, remind, ask_to_close, queue_full, queue_timeout, no_agents) → language → text. */
            texts: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        /**
         * SettingsChange
         * @description What to change; a channel's null drops all its overrides.
         */
        SettingsChange: {
            name?: string;
            default_group?: string;
            policy?: components["schemas"]["PolicyChange"];
            channels?: {
                [key: string]: components["schemas"]["PolicyChange"] | null;
            };
        };
        /**
         * KeyList
         * @description All keys of a tenant.
         */
        KeyList: {
            data: components["schemas"]["KeyShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * KeyShown
         * @description An API key without its secret.
         */
        KeyShown: {
            id: string;
            name: string;
            scopes: string[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            created_at: string;
            expires_at: string | null;
            revoked: boolean;
        };
        /**
         * NewKey
         * @description An API key to be; without ``days`` it never expires.
         */
        NewKey: {
            name: string;
            scopes: ("agents:read" | "agents:write" | "alarms:read" | "answers:read" | "answers:write" | "audit:read" | "conversations:read" | "conversations:write" | "customers:read" | "customers:write" | "groups:read" | "groups:write" | "queues:read" | "reports:read" | "settings:read" | "settings:write")[];
            /** @default null */
            days?: number | null;
        };
        /**
         * KeyMade
         * @description A new key and, once, the whole of it (null when answered again).
         */
        KeyMade: {
            id: string;
            name: string;
            scopes: string[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            created_at: string;
            expires_at: string | null;
            revoked: boolean;
            key: string | null;
        };
        /**
         * AlarmsQuery
         * @description Which alarms.
         */
        AlarmsQuery: {
            /** @default 50 */
            limit?: number;
            /** @default null */
            cursor?: string | null;
        };
        /**
         * AlarmList
         * @description A page of alarms, latest first.
         */
        AlarmList: {
            data: components["schemas"]["AlarmShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * AlarmShown
         * @description Something supervisors should see.
         */
        AlarmShown: {
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            at: string;
            /** @description Unknown codes may appear. */
            code: string;
            group: string;
            conversation: string | "";
            data: Record<string, never>;
        };
        /**
         * CountersQuery
         * @description Which counters: ``tenant``, ``group:grp_…``, ``agent:agt_…`` or ``invitation:…`` (``shown``,
         *     ``opened``, ``chatted``), between two days.
         */
        CountersQuery: {
            /** @default tenant */
            scope?: string;
            /** @default null */
            from?: string | null;
            /** @default null */
            to?: string | null;
        };
        /**
         * CountersShown
         * @description Day → counter → number.
         */
        CountersShown: {
            scope: string;
            days: {
                [key: string]: {
                    [key: string]: number;
                };
            };
        };
        /**
         * SecretList
         * @description All identity secrets of a tenant, newest first.
         */
        SecretList: {
            data: components["schemas"]["SecretNamed"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * SecretNamed
         * @description An identity secret, of which only the id is told.
         */
        SecretNamed: {
            id: string;
        };
        /**
         * SecretMade
         * @description A new identity secret and, once, the whole of it (null when answered again).
         */
        SecretMade: {
            id: string;
            secret: string | null;
        };
        /**
         * TagsShown
         * @description All tags of a tenant; the version is that of its settings.
         */
        TagsShown: {
            /** @description In the order shown. */
            tags: components["schemas"]["TagShape"][];
            version: number;
        };
        /**
         * TagShape
         * @description What conversations may be tagged with, and how screens paint it.
         */
        TagShape: {
            name: string;
            /** @example #1f5eff */
            color: string;
        };
        /**
         * TagsChange
         * @description The tags in place of those before; names differ in more than capitals.
         */
        TagsChange: {
            /** @description In the order shown. */
            tags: components["schemas"]["TagShape"][];
        };
        /**
         * AnswersQuery
         * @description Which part of the list.
         */
        AnswersQuery: {
            /** @default 50 */
            limit?: number;
            /** @default null */
            cursor?: string | null;
        };
        /**
         * AnswerList
         * @description A page of canned answers, one's own first; each part in the order they were made.
         */
        AnswerList: {
            data: components["schemas"]["AnswerShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * AnswerShown
         * @description A canned answer; a ``personal`` one is seen by whom it belongs to alone.
         */
        AnswerShown: {
            id: string;
            shortcut: string;
            title: string;
            text: {
                [key: string]: string;
            };
            groups: string[];
            personal: boolean;
            version: number;
        };
        /**
         * NewAnswer
         * @description A canned answer to be: everybody's, which leads keep, or one's own.
         */
        NewAnswer: {
            /** @description What finds it after a slash: small letters, digits, _ and -, or CJK. */
            shortcut: string;
            title: string;
            /** @description Language → words; * is any language. The client fills in {customer.name}, {agent.name} and {group.name}. */
            text: {
                [key: string]: string;
            };
            /**
             * @description Whom it is for; none: all groups.
             * @default []
             */
            groups?: string[];
            /** @default false */
            personal?: boolean;
        };
        /**
         * AnswerChange
         * @description What to change of a canned answer.
         */
        AnswerChange: {
            /** @description What finds it after a slash: small letters, digits, _ and -, or CJK. */
            shortcut?: string;
            title?: string;
            /** @description Language → words; * is any language. The client fills in {customer.name}, {agent.name} and {group.name}. */
            text?: {
                [key: string]: string;
            };
            /** @description Whom it is for; none: all groups. */
            groups?: string[];
        };
        /**
         * CardsShown
         * @description The tenant's cards in their order.
         */
        CardsShown: {
            cards: components["schemas"]["CardSet"][];
            version: number;
        };
        /**
         * CardSet
         * @description A card as it is set; ``secret`` is told only when it was just made.
         */
        CardSet: {
            id: string;
            title: string;
            /** @enum {unknown} */
            kind: "iframe" | "json";
            url: string;
            secret: string | null;
        };
        /**
         * CardsChange
         * @description The cards in their order, in place of those before.
         */
        CardsChange: {
            cards: components["schemas"]["CardGiven"][];
        };
        /**
         * CardGiven
         * @description A card to be shown. Without ``secret`` it keeps the one it has; a new card, and one whose
         *     ``secret`` is null, gets another, which the answer shows once.
         */
        CardGiven: {
            /** @description The tenant's own, unique in its list. */
            id: string;
            title: string;
            /** @enum {unknown} */
            kind: "iframe" | "json";
            /** @description https, or http on this machine; no fragment. */
            url: string;
            secret?: string | null;
        };
        /**
         * CardList
         * @description The cards of a conversation.
         */
        CardList: {
            data: components["schemas"]["CardShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * CardShown
         * @description A card of a conversation; ``url`` is signed, for this caller and for some minutes.
         */
        CardShown: {
            id: string;
            title: string;
            /** @enum {unknown} */
            kind: "iframe" | "json";
            url: string;
        };
        /**
         * AuditQuery
         * @description Changes between two moments; without them all.
         */
        AuditQuery: {
            /** @default 50 */
            limit?: number;
            /** @default null */
            cursor?: string | null;
            /** @default null */
            from?: string | null;
            /** @default null */
            to?: string | null;
        };
        /**
         * AuditList
         * @description A page of changes, latest first.
         */
        AuditList: {
            data: components["schemas"]["AuditShown"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        /**
         * AuditShown
         * @description One change: ``what`` (as group.changed; unknown ones may appear) happened to the thing of
         *     this ``id``, ``by`` an agent or a key ("": the set-up). ``change``: part → ``was`` and ``is``;
         *     neither is told of secrets, of what is known of customers and where it would be too long.
         */
        AuditShown: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            at: string;
            by: string;
            what: string;
            id: string;
            change: {
                [key: string]: Record<string, never>;
            };
        };
        /**
         * RulesShown
         * @description All rules; ``version`` is that of the tenant's settings.
         */
        RulesShown: {
            rules: components["schemas"]["Rule"][];
            version: number;
        };
        /**
         * Rule
         * @description It holds when ``all`` conditions hold and, if there are any, one of ``any``; at most twenty
         *     of both.
         */
        Rule: {
            name: string;
            /** @default [] */
            all?: components["schemas"]["Condition"][];
            /** @default [] */
            any?: components["schemas"]["Condition"][];
            then: components["schemas"]["Then"];
            /** @description Switched off it has no say; on unless set. */
            enabled?: boolean;
        };
        /**
         * Condition
         * @description What must hold of a fact: ``group``, ``topic``, ``language``, ``channel``, ``signed``,
         *     ``returning``, ``attribute.…`` (signed by the tenant) or ``claimed.…`` (by the visitor).
         *
         *     ``in`` and ``not_in`` compare with a list of texts, ``at_least`` and ``at_most`` with a number,
         *     ``exists`` and ``missing`` with nothing, the others with a text.
         */
        Condition: {
            fact: string;
            /** @enum {unknown} */
            op: "at_least" | "at_most" | "contains" | "exists" | "in" | "is" | "is_not" | "missing" | "not_in" | "starts_with";
            value?: string | number | string[];
        };
        /**
         * Then
         * @description What comes of a rule that holds; an empty language asks for none.
         */
        Then: {
            group?: string;
            priority?: number;
            /** @description Skill → level. */
            skills?: {
                [key: string]: number;
            };
            /** @description BCP 47. */
            language?: string;
        };
        /**
         * RulesChange
         * @description All rules in their order. Each that holds has its say; where two speak of the same thing the
         *     first counts, skills add up.
         */
        RulesChange: {
            rules: components["schemas"]["Rule"][];
        };
        /**
         * DryRun
         * @description Who would come, and with what. A customer's own attributes count as they are; those given
         *     here count as if the tenant signed them (``attributes``) or the visitor claimed them.
         */
        DryRun: {
            customer?: string;
            /** @default {} */
            attributes?: {
                [key: string]: string;
            };
            /** @default {} */
            claimed?: {
                [key: string]: string;
            };
            group?: string;
            /**
             * @description The customer's choice of question.
             * @default
             */
            topic?: string;
            /**
             * @description BCP 47.
             * @default
             */
            language?: string;
            /** @default chat */
            channel?: string;
            returning?: boolean;
        };
        /**
         * DryRunShown
         * @description What would happen to a new conversation, and why; nothing of it has happened.
         *
         *     ``continues`` is the customer's conversation that is open, or ended a short while ago: they
         *     would go on with it, and the rest is what a new one would get.
         *     ``outside`` is what happens while the group is closed; ``estimate`` is what they would be shown
         *     of their place, null where they would not wait. ``steps`` are empty where they would not be
         *     queued.
         */
        DryRunShown: {
            continues: string | null;
            group: string;
            priority: number;
            skills: {
                [key: string]: number;
            };
            language: string;
            rules: components["schemas"]["RuleTold"][];
            overflowed_from: string | null;
            open: boolean;
            opens_at: string | null;
            outside: string;
            mode: string;
            waiting: number;
            queue_full: boolean;
            estimate: components["schemas"]["PlaceShown"] | null;
            steps: components["schemas"]["StepShown"][];
        };
        /**
         * RuleTold
         * @description Whether a rule held; if not, which condition did not (the first ``of_any`` where none of
         *     several did) and what the fact was, or that it is not ``enabled``.
         */
        RuleTold: {
            rule: string;
            held: boolean;
            enabled?: boolean;
            failed?: components["schemas"]["Condition"];
            was?: string;
            of_any?: number;
        };
        /**
         * StepShown
         * @description Who would do once somebody has waited ``after_s``, of those who are there now.
         *
         *     ``agent`` would get it, or be asked; null where nobody would do or conversations are taken by
         *     hand. ``refused`` says of the group's other agents why not, first of those who are there. Lists
         *     end after 200, and ``unlisted`` are the rest; of a tenant's agents who are not there the first
         *     1000 are looked at.
         */
        StepShown: {
            after_s: number;
            /** @description now, relax_language, relax_skill, fallback … */
            step: string;
            need: components["schemas"]["NeedShown"];
            group: string;
            agent: string | null;
            candidates: components["schemas"]["CandidateShown"][];
            refused: {
                [key: string]: string;
            };
            unlisted: number;
        };
        /**
         * NeedShown
         * @description What is asked of the agent; an empty language is any.
         */
        NeedShown: {
            language: string;
            skills: {
                [key: string]: number;
            };
        };
        /**
         * CandidateShown
         * @description An agent who would do.
         */
        CandidateShown: {
            agent: string;
            load: number;
            capacity: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             */
            idle_since: string;
        };
        /**
         * WidgetQuery
         * @description Whose widget.
         */
        WidgetQuery: {
            /** @description The tenant's public widget key. */
            key: string;
        };
        /**
         * WidgetShown
         * @description What the page's visitor gets: enabled invitations only, and what follows from the tenant's
         *     other settings (times in seconds).
         */
        WidgetShown: {
            version: number;
            look: components["schemas"]["LookShown"];
            /** @description Those offered, the first for strangers; empty: any. */
            languages: string[];
            /** @description Language → string → own wording, or a whole new language. */
            texts: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            menu: components["schemas"]["MenuItem"][];
            form: components["schemas"]["FormField"][];
            rating_reasons: components["schemas"]["RatingReason"][];
            invitations: components["schemas"]["Invitation"][];
            invitation_caps: components["schemas"]["InvitationCaps"];
            /**
             * @description Whether page trail and device are given to agents.
             * @enum {unknown}
             */
            consent: "ask" | "implied" | "never";
            /**
             * @description hide: no launcher while no group is open.
             * @enum {unknown}
             */
            when_closed: "form" | "hide";
            /** @description Whether past conversations are offered. */
            history: boolean;
            name: string;
            default_group: string;
            attachments: components["schemas"]["AttachmentLimits"];
            urge_after_s: number;
            recall_s: number;
            reopen_s: number;
        };
        /**
         * LookShown
         * @description How it looks; ``logo`` names the picture (empty: none), ``corner`` is in pixels.
         */
        LookShown: {
            /** @example #1f5eff */
            color: string;
            /** @enum {unknown} */
            theme: "auto" | "dark" | "light";
            /** @enum {unknown} */
            position: "left" | "right";
            /** @description Pixels from the edge. */
            offset_x: number;
            /** @description Pixels from the edge. */
            offset_y: number;
            corner: number;
            /** @enum {unknown} */
            launcher: "chat" | "headset" | "logo" | "question" | "wave";
            logo: string;
        };
        /**
         * MenuItem
         * @description A question to begin with; the group is the tenant's default one unless named.
         */
        MenuItem: {
            /** @description The tenant's own, unique in its list. */
            id: string;
            /** @description Language → text; * is any language. */
            label: {
                [key: string]: string;
            };
            /** @default  */
            group?: string;
            /**
             * @description The customer's choice of question.
             * @default
             */
            topic?: string;
        };
        /**
         * FormField
         * @description What is asked before the chat; only a ``select`` has options, and needs one.
         */
        FormField: {
            name: string;
            /** @enum {unknown} */
            type: "checkbox" | "email" | "phone" | "select" | "text" | "textarea";
            /** @description Language → text; * is any language. */
            label: {
                [key: string]: string;
            };
            /** @default false */
            required?: boolean;
            /** @default [] */
            options?: components["schemas"]["FieldOption"][];
        };
        /**
         * FieldOption
         * @description One choice of a select.
         */
        FieldOption: {
            value: string;
            /** @description Language → text; * is any language. */
            label: {
                [key: string]: string;
            };
        };
        /**
         * RatingReason
         * @description A reason to choose from when rating with one of ``scores`` (empty: all).
         */
        RatingReason: {
            /** @description The tenant's own, unique in its list. */
            code: string;
            /** @description Language → text; * is any language. */
            label: {
                [key: string]: string;
            };
            /** @default [] */
            scores?: number[];
        };
        /**
         * Invitation
         * @description What is said, to whom and when; who accepts comes to ``group`` with ``topic``. Only while
         *     somebody of that group is there; ``languages`` empty: all.
         */
        Invitation: {
            /** @description The tenant's own, unique in its list. */
            id: string;
            /** @description Language → text; * is any language. */
            text: {
                [key: string]: string;
            };
            /** @default true */
            enabled?: boolean;
            /** @default  */
            group?: string;
            /**
             * @description The customer's choice of question.
             * @default
             */
            topic?: string;
            when?: components["schemas"]["InvitationWhen"];
            /** @default [] */
            languages?: string[];
        };
        /**
         * InvitationWhen
         * @description All of it must hold; what is empty, 0 or null asks for nothing. Of ``url`` one must fit, of
         *     ``not_url`` none may.
         */
        InvitationWhen: {
            /** @default [] */
            url?: string[];
            /** @default [] */
            not_url?: string[];
            /** @default 0 */
            seconds_on_page?: number;
            /** @default 0 */
            scroll_percent?: number;
            /**
             * @description At least so many.
             * @default 0
             */
            visits?: number;
            /** @default null */
            returning?: boolean | null;
            /** @default [] */
            attributes?: components["schemas"]["AttributeCondition"][];
        };
        /**
         * AttributeCondition
         * @description What must hold of an attribute; ``at_least`` and ``at_most`` compare numbers.
         */
        AttributeCondition: {
            name: string;
            /** @enum {unknown} */
            op: "at_least" | "at_most" | "is" | "is_not";
            value: string;
        };
        /**
         * InvitationCaps
         * @description How many invitations one visitor sees at most.
         */
        InvitationCaps: {
            per_session: number;
            per_week: number;
        };
        /**
         * AttachmentLimits
         * @description Which files may be sent.
         */
        AttachmentLimits: {
            most_bytes: number;
            types: string[];
        };
        /**
         * WidgetStatus
         * @description The groups that the widget leads to, the default one first.
         */
        WidgetStatus: {
            groups: components["schemas"]["GroupStatus"][];
        };
        /**
         * GroupStatus
         * @description How a group stands. ``available``: somebody is there; ``free``: somebody has room and nobody
         *     waits. ``rank``, or ``from_min`` and ``to_min``, are what who came now would be shown.
         */
        GroupStatus: {
            group: string;
            open: boolean;
            opens_at: string | null;
            /** @enum {unknown} */
            outside: "bot" | "leave_message" | "queue";
            available: boolean;
            free: boolean;
            rank: number | null;
            from_min: number | null;
            to_min: number | null;
        };
        /**
         * LogoQuery
         * @description Whose logo; with ``logo``, its name, a changed one has another address.
         */
        LogoQuery: {
            /** @description The tenant's public widget key. */
            key: string;
            /** @default  */
            logo?: string;
        };
        /**
         * Picture
         * @description A small picture.
         */
        Picture: {
            /** @enum {unknown} */
            type: "image/jpeg" | "image/png" | "image/webp";
            /** @description Base64 of at most 32768 bytes, which are of the type. */
            data: string;
        };
        /**
         * InvitationSeen
         * @description What became of an invitation; sent again with its ``id`` it counts once.
         */
        InvitationSeen: {
            /** @description The tenant's public widget key. */
            key: string;
            /** @description The tenant's own, unique in its list. */
            invitation: string;
            /** @enum {unknown} */
            event: "opened" | "shown";
            /** @description The client's own id; sent again, it is answered the same and done once. */
            id: string;
        };
        /**
         * WidgetSettings
         * @description All that a tenant sets of its widget; ``version`` 0: nothing yet.
         */
        WidgetSettings: {
            version: number;
            look: components["schemas"]["LookShown"];
            /** @description Those offered, the first for strangers; empty: any. */
            languages: string[];
            /** @description Language → string → own wording, or a whole new language. */
            texts: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            menu: components["schemas"]["MenuItem"][];
            form: components["schemas"]["FormField"][];
            rating_reasons: components["schemas"]["RatingReason"][];
            invitations: components["schemas"]["Invitation"][];
            invitation_caps: components["schemas"]["InvitationCaps"];
            /**
             * @description Whether page trail and device are given to agents.
             * @enum {unknown}
             */
            consent: "ask" | "implied" | "never";
            /**
             * @description hide: no launcher while no group is open.
             * @enum {unknown}
             */
            when_closed: "form" | "hide";
            /** @description Whether past conversations are offered. */
            history: boolean;
        };
        /**
         * WidgetChange
         * @description What to change; lists and texts are replaced whole.
         */
        WidgetChange: {
            look?: components["schemas"]["LookChange"];
            /** @description Those offered, the first for strangers; empty: any. */
            languages?: string[];
            /** @description Language → string → own wording, or a whole new language. */
            texts?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            menu?: components["schemas"]["MenuItem"][];
            form?: components["schemas"]["FormField"][];
            rating_reasons?: components["schemas"]["RatingReason"][];
            invitations?: components["schemas"]["Invitation"][];
            invitation_caps?: components["schemas"]["InvitationCaps"];
            /**
             * @description Whether page trail and device are given to agents.
             * @enum {unknown}
             */
            consent?: "ask" | "implied" | "never";
            /**
             * @description hide: no launcher while no group is open.
             * @enum {unknown}
             */
            when_closed?: "form" | "hide";
            /** @description Whether past conversations are offered. */
            history?: boolean;
        };
        /**
         * LookChange
         * @description What to change of the look; null is the default again.
         */
        LookChange: {
            color?: string | null;
            theme?: ("auto" | "dark" | "light") | null;
            position?: ("left" | "right") | null;
            offset_x?: number | null;
            offset_y?: number | null;
            corner?: number | null;
            launcher?: ("chat" | "headset" | "logo" | "question" | "wave") | null;
        };
        /**
         * PictureQuery
         * @description With ``picture``, the name that an agent's picture has, a changed one has another address.
         */
        PictureQuery: {
            /** @default  */
            picture?: string;
        };
        /**
         * Face
         * @description An agent's picture; null where there is none, which is nothing to complain of.
         */
        Face: {
            picture: components["schemas"]["Picture"] | null;
        };
        /**
         * Start
         * @description A customer enters; ``group`` is the tenant's default one unless given. ``invitation`` names
         *     the one that was accepted, for the staff to know and to be counted. ``fresh`` asks for a new
         *     conversation where the last one ended a short while ago; an open one goes on all the same.
         */
        Start: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /** @default null */
            group?: string | null;
            /**
             * @description BCP 47.
             * @default
             */
            language?: string;
            /** @default chat */
            channel?: string;
            /**
             * @description The customer's choice of question.
             * @default
             */
            topic?: string;
            /** @default null */
            invitation?: string | null;
            /** @default false */
            fresh?: boolean;
        };
        /**
         * Say
         * @description Something said; staff may offer answers to choose from.
         */
        Say: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /**
             * @description Ids of announced, uploaded files.
             * @default []
             */
            attachments?: string[];
            /**
             * @description Answers that the customer may choose; from staff only.
             * @default []
             */
            quick_replies?: string[];
        };
        /**
         * Message
         * @description Something said; at least a text or an attachment.
         */
        Message: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /**
             * @description Ids of announced, uploaded files.
             * @default []
             */
            attachments?: string[];
        };
        /**
         * Tag
         * @description Tags to put on, of the tenant's list, and tags to take off; at most 20 stay.
         */
        Tag: {
            /** @default [] */
            add?: string[];
            /** @default [] */
            remove?: string[];
        };
        /**
         * Recall
         * @description Which of one's own messages, in one's own numbering.
         */
        Recall: {
            /** @description An entry's number. */
            seq: number;
        };
        /**
         * Nothing
         * @description No arguments.
         */
        Nothing: Record<string, never>;
        /**
         * LeaveMessage
         * @description A message instead of waiting; ``contact`` says where the answer should go.
         */
        LeaveMessage: {
            /** @description At most 24000 bytes in UTF-8, over REST as over sockets. */
            text: string;
            /** @default  */
            contact?: string;
        };
        /**
         * Rate
         * @description The customer's verdict: 1 (bad) to 5 (good).
         */
        Rate: {
            score: number;
            /** @default [] */
            reasons?: string[];
            /** @default  */
            comment?: string;
        };
        /**
         * Return
         * @description Coming back, with or without a word.
         */
        Return: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /**
             * @description Ids of announced, uploaded files.
             * @default []
             */
            attachments?: string[];
        };
        /**
         * Transfer
         * @description To a group or to an agent, with a note for whoever takes over: by choice, or because one's
         *     shift ends. Other reasons are those of the system.
         */
        Transfer: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            note?: string;
            /** @default null */
            group?: string | null;
            /** @default null */
            agent?: string | null;
            /**
             * @default manual
             * @enum {unknown}
             */
            reason?: "manual" | "shift_end";
        };
        /**
         * Assign
         * @description Who is to serve it: somebody who can be given work and has room.
         */
        Assign: {
            agent: string;
        };
        /**
         * Decline
         * @description Why not, for whoever asked.
         */
        Decline: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            note?: string;
        };
        /**
         * Withdraw
         * @description Whom to ask no more, or to see off.
         */
        Withdraw: {
            agent: string;
        };
        /**
         * Invite
         * @description Whom to ask; the customer knows of those who are ``visible`` only.
         */
        Invite: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            note?: string;
            agent: string;
            /** @default false */
            visible?: boolean;
        };
        /**
         * Consult
         * @description A line of the side thread; ``agent`` names the colleague whom it is with, where one talks
         *     with several or begins.
         */
        Consult: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            text?: string;
            /**
             * @description Ids of announced, uploaded files.
             * @default []
             */
            attachments?: string[];
            /** @default null */
            agent?: string | null;
        };
        /**
         * PromiseCallback
         * @description When to call back; ``contact`` says where.
         */
        PromiseCallback: {
            /**
             * @description At most 24000 bytes in UTF-8, over REST as over sockets.
             * @default
             */
            note?: string;
            /**
             * Format: date-time
             * @description RFC 3339 with its offset.
             */
            due_at: string;
            /** @default  */
            contact?: string;
        };
        /**
         * Mark
         * @description How far one has got, in public numbering.
         */
        Mark: {
            /** @description An entry's number. */
            seq: number;
        };
        /**
         * Viewing
         * @description Whether one writes something; ``leave`` says that one looks at it no more.
         */
        Viewing: {
            /** @default false */
            composing?: boolean;
            /** @default false */
            leave?: boolean;
        };
        /**
         * Hello
         * @description The last entry that the client has; without a conversation, 0.
         */
        Hello: {
            /** @default 0 */
            after?: number;
        };
        /**
         * AckData
         * @description Done. ``seq`` of the command's entry; of ``hello`` the state, and whether to ask for more.
         */
        AckData: {
            /** @default null */
            seq?: number | null;
            /** @default null */
            state?: components["schemas"]["ConversationShown"] | null;
            /** @default false */
            more?: boolean;
            /** @default [] */
            conversations?: string[];
        };
        /**
         * NackData
         * @description Refused, and nothing has changed; switch on ``code``.
         */
        NackData: {
            code: string;
            detail: string;
            /** @default [] */
            errors?: components["schemas"]["ProblemPart"][];
        };
        /**
         * PresenceData
         * @description Somebody types, has read, or an agent changed status; or a colleague is ``viewing`` the
         *     conversation, perhaps ``composing`` (for 45 seconds, unless it is said again), or no more.
         *
         *     ``connected`` says whether they are there, ``reachable`` whether they are given work.
         */
        PresenceData: {
            /** @default null */
            by?: string | null;
            /** @default null */
            role?: string | null;
            /** @default false */
            typing?: boolean;
            /** @default null */
            marks?: components["schemas"]["MarksShown"] | null;
            /** @default null */
            agent?: string | null;
            /** @default null */
            name?: string | null;
            /** @default null */
            viewing?: boolean | null;
            /** @default null */
            composing?: boolean | null;
            /** @default null */
            status?: string | null;
            /** @default null */
            reason?: string | null;
            /** @default null */
            reachable?: boolean | null;
            /** @default null */
            connected?: boolean | null;
        };
        /**
         * QueueData
         * @description A customer's new place; or, for the staff, the ``group`` whose queue has changed. Look at it
         *     a second later: what changes until then is not told again.
         */
        QueueData: {
            /** @default null */
            rank?: number | null;
            /** @default null */
            from_min?: number | null;
            /** @default null */
            to_min?: number | null;
            group?: string;
        };
    };
    responses: {
        /** @description Bad request */
        400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not signed in */
        401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not permitted */
        403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not found */
        404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not possible now */
        409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Changed meanwhile */
        412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too large */
        413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not JSON */
        415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Invalid */
        422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Internal error */
        500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Busy */
        503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_docs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_openapi_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_visitors: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisitor"];
            };
        };
        responses: {
            /** @description Here it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitorMade"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_sign_up: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description Here it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_sign_in: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_sign_in_challenge: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_sign_in_refresh: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_sign_in_forgot: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Forgot"];
            };
        };
        responses: {
            /** @description Here it is. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForgotTaken"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_sign_in_reset: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reset"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_sign_out: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignOut"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_sign_out_everywhere: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_socket_tickets: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketMade"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_conversations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                view?: "closed" | "customer" | "late" | "mine" | "open" | "queue";
                day?: string | null;
                group?: string | null;
                customer?: string | null;
                agent?: string | null;
                state?: components["schemas"]["State"] | null;
                channel?: string | null;
                tag?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_say: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SayRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoteRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_tag: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TagRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_recall: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecallRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_urge: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UrgeRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_leave_queue: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LeaveQueueRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_leave: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LeaveRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_leave_message: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveMessageRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_confirm: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_reject: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RejectRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_rate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_return: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReturnRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_ask_to_close: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AskToCloseRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_end: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EndRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_transfer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TransferRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_claim: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ClaimRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_assign: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_reopen: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReopenRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AcceptRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_decline: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeclineRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_invite: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_step_out: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepOutRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_consult: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConsultRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_whisper: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WhisperRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_watch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WatchRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_take_over: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TakeOverRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_promise_callback: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseCallbackRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_typing: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TypingRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_delivered: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliveredRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_read: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_viewing: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ViewingRequest"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_conversations_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_conversations_conversation_entries: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_conversations_conversation_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_conversations_conversation_viewers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewerList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_conversations_conversation_attachments: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Announce"];
            };
        };
        responses: {
            /** @description Here it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Announced"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_conversations_conversation_attachments_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
                attachment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAddress"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    patch_me: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_me_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_me_heartbeat: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_me_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_me_mfa: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MySession"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthenticatorOffered"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    delete_me_mfa: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MySession"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_me_mfa_confirm: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthenticatorCode"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_me_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_me_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preferences"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_agents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_agents: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAgent"];
            };
        };
        responses: {
            /** @description Here it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentMade"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_agents_agent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    patch_agents_agent: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AgentChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_agents_agent_password: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordMade"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_agents_agent_log: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentLog"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_agents_agent_status: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_customers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_customers_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    patch_customers_customer: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_customers_customer_merge: {
        parameters: {
            query?: {
                into?: string;
            };
            header?: never;
            path: {
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergePreview"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_customers_customer_merge: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                customer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_customers_customer_block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Block"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_customers_customer_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_visit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VisitTold"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_groups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_groups: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGroup"];
            };
        };
        responses: {
            /** @description Here it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_groups_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    patch_groups_group: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                group: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GroupChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_queues_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    patch_settings: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_keys: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Here it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyMade"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    delete_keys_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_alarms: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_counters: {
        parameters: {
            query?: {
                scope?: string;
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountersShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_identity_secrets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_identity_secrets: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretMade"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    delete_identity_secrets_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_tags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagsShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_tags: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagsChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagsShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_answers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_answers: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAnswer"];
            };
        };
        responses: {
            /** @description Here it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_answers_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    delete_answers_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    patch_answers_answer: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                answer: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AnswerChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_cards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardsShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_cards: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardsChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardsShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_conversations_conversation_cards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_audit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_routing_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesShown"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_routing_rules: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_routing_dry_run: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DryRun"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunShown"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_widget: {
        parameters: {
            query?: {
                key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetShown"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_widget_status: {
        parameters: {
            query?: {
                key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetStatus"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_widget_logo: {
        parameters: {
            query?: {
                key?: string;
                logo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    post_widget_invitations: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationSeen"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_settings_widget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSettings"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    patch_settings_widget: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WidgetChange"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSettings"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_settings_logo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Picture"];
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSettings"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    delete_settings_logo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSettings"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    put_me_picture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Picture"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            415: components["responses"]["415"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    delete_me_picture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    get_agents_agent_picture: {
        parameters: {
            query?: {
                picture?: string;
            };
            header?: never;
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Face"];
                };
            };
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            422: components["responses"]["422"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
}
