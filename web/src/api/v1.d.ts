// Made from /v1/openapi.json by scripts/make-types.mjs.
export interface paths {
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom this key or token stands for, and what it may do.
         * @description For any key or token.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a phone in one's own page registers with; for people who are signed in, not for keys.
         * @description Scope: `calls:control`.
         */
        get: operations["getPhoneMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in with this browser; nobody (null) is an answer too.
         * @description For anyone.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Signs in with login and password, and sets the cookie that the browser is known by. Whether login or password was wrong is not told.
         * @description For anyone.
         */
        post: operations["createSession"];
        /**
         * Signs out: ends the session and takes the cookie back.
         * @description For any key or token.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sends the browser to the provider (to be navigated to, not fetched). It comes back to `/`, signed in; or to `/?sign-in=WHY`.
         * @description For anyone.
         */
        get: operations["leaveOidcSession"];
        put?: never;
        /**
         * For who has come back with `/?sign-in=code`: his second factor is asked for whatever the provider has asked him. Sets the cookie, as POST /v1/session does.
         * @description For anyone.
         */
        post: operations["confirmOidcSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the provider sends the browser back to. Where it is sent next never depends on what came along.
         * @description For anyone.
         */
        get: operations["returnOidcSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tokens that work, oldest first: one's own, and everybody's for those who manage keys.
         * @description For any key or token.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Gives a token for login and password. Whether login or password was wrong is not told.
         * @description For anyone.
         */
        post: operations["createTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Signs out: ends the token this request came with. A key is no token and works on.
         * @description For any key or token.
         */
        delete: operations["endOwnTokens"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends a token: one's own, or anybody's for those who manage keys.
         * @description For any key or token.
         */
        delete: operations["endTokens"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether oneself is asked for a code.
         * @description For any key or token.
         */
        get: operations["getTotp"];
        /**
         * Turns on what POST has begun, with a code of it. Gives codes for the day the authenticator is lost, shown this once.
         * @description For any key or token.
         */
        put: operations["confirmTotp"];
        /**
         * Begins: gives a secret for one's authenticator, shown this once. It is on when PUT has confirmed it, within ten minutes.
         * @description For any key or token.
         */
        post: operations["beginTotp"];
        /**
         * Turns one's own off, with a code.
         * @description For any key or token.
         */
        delete: operations["endOwnTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives fresh recovery codes, with a code; those of before count no more.
         * @description For any key or token.
         */
        post: operations["renewTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a user is asked for a code.
         * @description Scope: `keys:manage`.
         */
        get: operations["getOfTotp"];
        put?: never;
        post?: never;
        /**
         * Turns a user's off who has lost his authenticator. One's own session turns its own off with a code alone; a key may.
         * @description Scope: `keys:manage`.
         */
        delete: operations["endTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of whom a second factor is demanded.
         * @description Scope: `configuration:read`.
         */
        get: operations["getSignInRules"];
        /**
         * Sets of whom a second factor is demanded, from the next sign-in on: who has none then is let in to set one up (`/v1/me/totp`) and for nothing else.
         *     Tokens that are out go on until they end; keys need none.
         * @description Scope: `configuration:write`.
         */
        put: operations["setSignInRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All keys, oldest first; revoked ones too, without secrets.
         * @description Scope: `keys:manage`.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Makes a key of this API. Its secret is in this answer and nowhere else.
         * @description Scope: `keys:manage`.
         */
        post: operations["createKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One key, without its secret.
         * @description Scope: `keys:manage`.
         */
        get: operations["getKeys"];
        put?: never;
        post?: never;
        /**
         * Revokes a key, for ever; tokens it was given end with it.
         * @description Scope: `keys:manage`.
         */
        delete: operations["revokeKeys"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a key another secret; the old one works on for as long as it is told.
         * @description Scope: `keys:manage`.
         */
        post: operations["rotateKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users in order of id.
         * @description Scope: `configuration:read`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Makes a user with an extension.
         * @description Scope: `configuration:write`.
         */
        post: operations["createUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One user.
         * @description Scope: `configuration:read`.
         */
        get: operations["getUsers"];
        put?: never;
        post?: never;
        /**
         * Deletes a user with his extension and his places in queues; his tokens and keys end.
         * @description Scope: `configuration:write`.
         */
        delete: operations["deleteUsers"];
        options?: never;
        head?: never;
        /**
         * Changes what is given of a user.
         * @description Scope: `configuration:write`.
         */
        patch: operations["changeUsers"];
        trace?: never;
    };
    "/v1/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets a user's password: an administrator anybody's, others their own, knowing the one before.
         * @description For any key or token.
         */
        put: operations["setPasswordUsers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Extensions in order of id.
         * @description Scope: `configuration:read`.
         */
        get: operations["listExtensions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/extensions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The extension of that number. Its ETag is that of its user, with whom it is changed.
         * @description Scope: `configuration:read`.
         */
        get: operations["getExtensions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes what is given of an extension.
         * @description Scope: `configuration:write`.
         */
        patch: operations["changeExtensions"];
        trace?: never;
    };
    "/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Queues in order of id, with how they stand now.
         * @description Scope: `configuration:read`.
         */
        get: operations["listQueues"];
        put?: never;
        /**
         * Makes a queue.
         * @description Scope: `configuration:write`.
         */
        post: operations["createQueues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One queue, with how it stands now. Its ETag is that of its configuration.
         * @description Scope: `configuration:read`.
         */
        get: operations["getQueues"];
        put?: never;
        post?: never;
        /**
         * Deletes a queue. Refused while callers wait in it, or an agent is in a call of it.
         * @description Scope: `configuration:write`.
         */
        delete: operations["deleteQueues"];
        options?: never;
        head?: never;
        /**
         * Changes what is given of a queue. Who waits and who is signed in stay as they are.
         * @description Scope: `configuration:write`.
         */
        patch: operations["changeQueues"];
        trace?: never;
    };
    "/v1/queues/{id}/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A queue's parameters, in order of keys.
         * @description Scope: `configuration:read`.
         */
        get: operations["listParameters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{id}/parameters/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets a parameter, whether or not the queue has it already.
         * @description Scope: `configuration:write`.
         */
        put: operations["setParameters"];
        post?: never;
        /**
         * Takes a parameter away: the default counts again.
         * @description Scope: `configuration:write`.
         */
        delete: operations["removeParameters"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{id}/tiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agents bound to a queue, in order of level and position.
         * @description Scope: `configuration:read`.
         */
        get: operations["listTiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{id}/tiers/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An agent's place in a queue.
         * @description Scope: `configuration:read`.
         */
        get: operations["getTiers"];
        /**
         * Binds an agent to a queue, or moves him in it.
         * @description Scope: `configuration:write`.
         */
        put: operations["setTiers"];
        post?: never;
        /**
         * Takes an agent out of a queue.
         * @description Scope: `configuration:write`.
         */
        delete: operations["removeTiers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tenant's numbers.
         * @description Scope: `configuration:read`.
         */
        get: operations["listNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/numbers/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A number, written in any way, or a pattern, and where it leads.
         * @description Scope: `configuration:read`.
         */
        get: operations["getNumbers"];
        /**
         * Makes a number the tenant's, or changes where calls from trunks to it go: to a queue, to an extension, through a flow, or, where none is given, to the queue or extension
         *     called like it. A pattern stands for all numbers that have no row of their own: ? for any digit, * at the end for all that follow; the one that
         *     says most wins.
         * @description Scope: `configuration:write`.
         */
        put: operations["setNumbers"];
        post?: never;
        /**
         * The number is the tenant's no longer.
         * @description Scope: `configuration:write`.
         */
        delete: operations["removeNumbers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/numbering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the tenant's numbers are written, and which one it shows.
         * @description Scope: `configuration:read`.
         */
        get: operations["getNumberingNumbers"];
        /**
         * Sets the country and area that numbers without them belong to, and the number shown outside by whoever has none of his own.
         * @description Scope: `configuration:write`.
         */
        put: operations["setNumberingNumbers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Flows in order of id, without their documents.
         * @description Scope: `configuration:read`.
         */
        get: operations["listFlows"];
        put?: never;
        /**
         * Makes a flow of its document, which is the request's body and becomes its draft. It is called as the document says; nothing is published.
         * @description Scope: `configuration:write`.
         */
        post: operations["createFlows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One flow, without its documents.
         * @description Scope: `configuration:read`.
         */
        get: operations["getFlows"];
        put?: never;
        post?: never;
        /**
         * Removes a flow with all its versions; calls inside it go on. Refused while a number leads to it.
         * @description Scope: `configuration:write`.
         */
        delete: operations["deleteFlows"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The draft's document, as it was saved.
         * @description Scope: `configuration:read`. Least role: administrator.
         */
        get: operations["getDraftFlows"];
        /**
         * Keeps another document as the draft: the request's body, which has the same name. It may have faults; calls go on through what is published.
         * @description Scope: `configuration:write`.
         */
        put: operations["saveFlows"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/{id}/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is wrong with the draft, each fault with its place and number.
         * @description Scope: `configuration:read`. Least role: administrator.
         */
        post: operations["validateFlows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The draft becomes the next version, which new calls go through; calls that are under way stay in theirs. A draft with faults is refused.
         * @description Scope: `configuration:write`.
         */
        post: operations["publishFlows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/{id}/speech": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the texts of what was published last are spoken, and which cannot be.
         * @description Scope: `configuration:read`.
         */
        get: operations["getSpeechFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The schema of a flow's document. What it lets pass may have faults yet: where exits lead, what is named.
         * @description For any key or token.
         */
        get: operations["getFlowSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The secret that the requests of all the tenant's flows are signed with.
         * @description Scope: `configuration:write`.
         */
        get: operations["getFlowSecret"];
        put?: never;
        /**
         * Makes another secret; for a while requests are signed with both.
         * @description Scope: `configuration:write`.
         */
        post: operations["rotateFlowSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was published, newest first.
         * @description Scope: `configuration:read`.
         */
        get: operations["listFlowVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document of a version, as it was published.
         * @description Scope: `configuration:read`. Least role: administrator.
         */
        get: operations["getFlowVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is other in one document than in another: nodes by their ids, fields by their places.
         * @description Scope: `configuration:read`. Least role: administrator.
         */
        get: operations["compareFlowVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows/{id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Walks a flow in virtual time with a caller who presses the keys he is given, and says each step and what he would hear. Nobody is called or asked.
         * @description Scope: `configuration:read`. Least role: administrator.
         */
        post: operations["runFlowTrials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/number-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Groups of numbers.
         * @description Scope: `configuration:read`.
         */
        get: operations["listNumberGroups"];
        put?: never;
        /**
         * Makes a group of numbers.
         * @description Scope: `configuration:write`.
         */
        post: operations["createNumberGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/number-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A group of numbers.
         * @description Scope: `configuration:read`.
         */
        get: operations["getNumberGroups"];
        /**
         * Changes a group of numbers, all of it.
         * @description Scope: `configuration:write`.
         */
        put: operations["setNumberGroups"];
        post?: never;
        /**
         * Removes a group; agents who show its numbers show it no longer.
         * @description Scope: `configuration:write`.
         */
        delete: operations["removeNumberGroups"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/number-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Limits of numbers.
         * @description Scope: `configuration:read`.
         */
        get: operations["listNumberLimits"];
        put?: never;
        /**
         * Sets how much a number may call out, in place of what it might before. It is kept from the next call on.
         * @description Scope: `configuration:write`.
         */
        post: operations["setNumberLimits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/number-limits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A number's limits.
         * @description Scope: `configuration:read`.
         */
        get: operations["getNumberLimits"];
        put?: never;
        post?: never;
        /**
         * Removes limits: the number has those of all numbers, if there are any.
         * @description Scope: `configuration:write`.
         */
        delete: operations["removeNumberLimits"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/number-health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Numbers with what their calls out came to.
         * @description Scope: `records:read`.
         */
        get: operations["listNumberHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Codes of sellers.
         * @description Scope: `configuration:read`.
         */
        get: operations["listSalesCodes"];
        put?: never;
        /**
         * Makes a seller's code if there is none such, and binds it to agents.
         * @description Scope: `configuration:write`.
         */
        post: operations["setSalesCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales-codes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A seller's code.
         * @description Scope: `configuration:read`.
         */
        get: operations["getSalesCodes"];
        put?: never;
        post?: never;
        /**
         * Removes a seller's code; records keep it.
         * @description Scope: `configuration:write`.
         */
        delete: operations["removeSalesCodes"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prices of calls out.
         * @description Scope: `configuration:read`.
         */
        get: operations["listPrices"];
        put?: never;
        /**
         * Sets what calls cost whose number begins so, through that trunk, at that time, in place of what just these cost before.
         * @description Scope: `configuration:write`.
         */
        post: operations["setPrices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A price.
         * @description Scope: `configuration:read`.
         */
        get: operations["getPrices"];
        put?: never;
        post?: never;
        /**
         * Removes a price; calls that are over keep theirs.
         * @description Scope: `configuration:write`.
         */
        delete: operations["removePrices"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page-origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Origins of pages that may follow agents without a token.
         * @description Scope: `configuration:read`.
         */
        get: operations["listPageOrigins"];
        put?: never;
        /**
         * Lets pages of an origin follow the tenant's agents without a token: whoever can load such a page sees who calls whom.
         * @description Scope: `configuration:write`.
         */
        post: operations["addPageOrigins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page-origins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An origin.
         * @description Scope: `configuration:read`.
         */
        get: operations["getPageOrigins"];
        put?: never;
        post?: never;
        /**
         * Pages of that origin need a token again.
         * @description Scope: `configuration:write`.
         */
        delete: operations["removePageOrigins"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer-page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The page that agents are offered for who calls them, unless their browser has its own.
         * @description Scope: `configuration:read`.
         */
        get: operations["getCustomerPage"];
        /**
         * Sets the page that agents are offered for who calls them.
         * @description Scope: `configuration:write`.
         */
        put: operations["setCustomerPage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Campaigns, and how many numbers each has.
         * @description Scope: `configuration:read`.
         */
        get: operations["listCampaigns"];
        put?: never;
        /**
         * Makes a campaign without numbers. It is stopped.
         * @description Scope: `configuration:write`.
         */
        post: operations["createCampaigns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A campaign.
         * @description Scope: `configuration:read`.
         */
        get: operations["getCampaigns"];
        put?: never;
        post?: never;
        /**
         * Removes a campaign and its numbers. Calls under way go on.
         * @description Scope: `configuration:write`.
         */
        delete: operations["removeCampaigns"];
        options?: never;
        head?: never;
        /**
         * Changes what is given of a campaign, its speed too while it runs. Calls under way go on.
         * @description Scope: `configuration:write`.
         */
        patch: operations["changeCampaigns"];
        trace?: never;
    };
    "/v1/campaigns/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Numbers are dialled from now on.
         * @description Scope: `configuration:write`.
         */
        post: operations["startCampaigns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nothing new is dialled; what rings goes on ringing, who talks goes on talking.
         * @description Scope: `configuration:write`.
         */
        post: operations["pauseCampaigns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nothing new is dialled; what rings is hung up once it has rung 15 seconds. Who talks goes on talking.
         * @description Scope: `configuration:write`.
         */
        post: operations["stopCampaigns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a campaign stands now.
         * @description Scope: `calls:read`.
         */
        get: operations["figuresCampaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its numbers, a page of them in their order as text.
         * @description Scope: `configuration:read`.
         */
        get: operations["listCampaignNumbers"];
        put?: never;
        /**
         * Numbers into a campaign, all or none; those that it has stay as they are. For many more, import a file.
         * @description Scope: `configuration:write`.
         */
        post: operations["addCampaignNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports of a campaign, newest first.
         * @description Scope: `configuration:read`.
         */
        get: operations["listImportsCampaignNumbers"];
        put?: never;
        /**
         * Numbers from a CSV file, which is the request's body: in UTF-8 or, as Excel in China saves it, GB18030; a line of names first. The column named number, phone, 号码 or 电话 (else the first one) has the
         *     numbers, the others become variables. The answer comes when the file has arrived; the import goes on, and its state says how far it is.
         * @description Scope: `configuration:write`.
         */
        post: operations["importCampaignNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/imports/{import}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An import as it stands.
         * @description Scope: `configuration:read`.
         */
        get: operations["getImportCampaignNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The next number for an agent to look at; the same one until he dials it, passes it over, or five minutes are over.
         * @description Scope: `calls:control`.
         */
        post: operations["takeCampaignPreviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/previews/dial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * He dials it: his phone rings first. What came of it is told by the event campaign.attempt_ended.
         * @description Scope: `calls:control`.
         */
        post: operations["dialCampaignPreviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/previews/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * He passes it over: it is due again at once, for others.
         * @description Scope: `calls:control`.
         */
        post: operations["skipCampaignPreviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Attempts of a campaign in the order in which they ended, by pages: each with when it was dialled and answered, how soon an agent was there, and whether the message was heard.
         * @description Scope: `records:read`.
         */
        get: operations["listEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/do-not-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tenant's numbers that are not to be called.
         * @description Scope: `configuration:read`.
         */
        get: operations["listDoNotCall"];
        put?: never;
        /**
         * Numbers onto the tenant's list and off it, all or none. What is being dialled just now goes on; nothing else is.
         * @description Scope: `configuration:write`.
         */
        post: operations["changeDoNotCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/do-not-call/shared": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Numbers that no tenant's campaign may call.
         * @description Scope: `configuration:read`.
         */
        get: operations["listSharedDoNotCall"];
        put?: never;
        /**
         * Numbers onto the list that all tenants share and off it, all or none: for the operator.
         * @description Scope: `tenants:manage`. Least role: operator.
         */
        post: operations["changeSharedDoNotCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trunks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trunks in order of id, with how they stand now.
         * @description Scope: `configuration:read`.
         */
        get: operations["listTrunks"];
        put?: never;
        /**
         * Makes a trunk. It registers, and takes calls, at once.
         * @description Scope: `configuration:write`.
         */
        post: operations["createTrunks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trunks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One trunk, with how it stands now. Its ETag is that of its configuration.
         * @description Scope: `configuration:read`.
         */
        get: operations["getTrunks"];
        put?: never;
        post?: never;
        /**
         * Deletes a trunk: it is unregistered, calls under way go on.
         * @description Scope: `configuration:write`.
         */
        delete: operations["deleteTrunks"];
        options?: never;
        head?: never;
        /**
         * Changes what is given of a trunk. Calls under way go on.
         * @description Scope: `configuration:write`.
         */
        patch: operations["changeTrunks"];
        trace?: never;
    };
    "/v1/trunks/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks each address of a trunk now whether it is there (OPTIONS), and answers when all have answered or been silent for too long: after
         *     `silenceSeconds`, five seconds at most. One check of a trunk at a time, one a second (503 with Retry-After). A disabled trunk is not asked (409).
         *     Where the trunk is probed by the clock, what came of it counts as one of those probes.
         * @description Scope: `configuration:write`.
         */
        post: operations["checkTrunks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sounds in order of id; the first ones are built in.
         * @description Scope: `configuration:read`.
         */
        get: operations["listSounds"];
        put?: never;
        /**
         * Keeps a WAV file, which is the request's body.
         * @description Scope: `configuration:write`.
         */
        post: operations["uploadSounds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sounds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One sound.
         * @description Scope: `configuration:read`.
         */
        get: operations["getSounds"];
        put?: never;
        post?: never;
        /**
         * Deletes a sound. Refused while a queue plays it.
         * @description Scope: `configuration:write`.
         */
        delete: operations["deleteSounds"];
        options?: never;
        head?: never;
        /**
         * Renames a sound.
         * @description Scope: `configuration:write`.
         */
        patch: operations["renameSounds"];
        trace?: never;
    };
    "/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agents in order of id.
         * @description Scope: `agents:read`.
         */
        get: operations["listAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One agent. His ETag is that of his status.
         * @description Scope: `agents:read`.
         */
        get: operations["getAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs an agent in on an extension: on break until he is ready.
         * @description Scope: `agents:control`.
         */
        post: operations["signInAgents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs an agent out.
         * @description Scope: `agents:control`.
         */
        post: operations["signOutAgents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets calls be offered to an agent. One who takes calls on a standing leg is rung now.
         * @description Scope: `agents:control`.
         */
        post: operations["readyAgents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}/break": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts an agent on break.
         * @description Scope: `agents:control`.
         */
        post: operations["breakAgents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}/wrap-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an agent who is in wrap-up more time, or ends it.
         * @description Scope: `agents:control`.
         */
        post: operations["wrapUpAgents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The page in which an agent works is alive. It says so every three seconds from then on: after eight without a word, and while its microphone
         *     does not work, he is on break for that reason and cannot be ready.
         * @description Scope: `agents:control`.
         */
        put: operations["reportPageAgents"];
        post?: never;
        /**
         * The page is closed: he is on break, and works without one from now on.
         * @description Scope: `agents:control`.
         */
        delete: operations["leavePageAgents"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls in progress, oldest first; an agent sees those that he is in.
         * @description Scope: `calls:read`.
         */
        get: operations["listCalls"];
        put?: never;
        /**
         * Rings an agent's phone, then the number. What comes of it, events and records tell.
         * @description Scope: `calls:control`.
         */
        post: operations["dialCalls"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One call in progress, and why it was last offered to whom it was.
         * @description Scope: `calls:read`.
         */
        get: operations["getCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every agent that is looked at for a call that waits, and why it is not offered to him.
         * @description Scope: `calls:read`.
         */
        get: operations["explainCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the phone that rings to answer by itself.
         * @description Scope: `calls:control`.
         */
        post: operations["answerCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/hang-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a leg, and with it the call as the parties would expect; of a call, the leg of the agent in it.
         * @description Scope: `calls:control`.
         */
        post: operations["hangUpCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The others hear music, the agent nothing.
         * @description Scope: `calls:control`.
         */
        post: operations["holdCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/unhold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Everybody hears everybody again.
         * @description Scope: `calls:control`.
         */
        post: operations["unholdCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The agent is out at once, the other party goes to the number; with no agent named, a caller who still waits leaves his queue for it.
         * @description Scope: `calls:control`.
         */
        post: operations["transferCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/three-way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One more party joins in.
         * @description Scope: `calls:control`.
         */
        post: operations["threeWayCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/consult": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The agent talks with somebody else first while the others hear music.
         * @description Scope: `calls:control`.
         */
        post: operations["consultCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/cancel-consultation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a consultation: the agent is back with the others.
         * @description Scope: `calls:control`.
         */
        post: operations["cancelConsultationCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/monitor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One more hears everybody, and is heard by nobody: who whispered no longer does.
         * @description Scope: `calls:control` and `calls:supervise`.
         */
        post: operations["monitorCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/whisper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One more hears everybody, and is heard by the agent alone. Who listens already is not called again.
         * @description Scope: `calls:control` and `calls:supervise`.
         */
        post: operations["whisperCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/barge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One more joins in, and is heard by everybody. Who listens already is not called again.
         * @description Scope: `calls:control` and `calls:supervise`.
         */
        post: operations["bargeCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/intercept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One more takes the agent's place, who is hung up.
         * @description Scope: `calls:control` and `calls:supervise`.
         */
        post: operations["interceptCallVerbs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/sip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The SIP messages of a call, under way or over, secrets masked, with the quality of each leg's media; as a capture file with
         *     `Accept: application/vnd.tcpdump.pcap` or `?format=pcap`. Kept within a limit of bytes: those of old calls go.
         * @description Scope: `records:read`.
         */
        get: operations["getCallTraces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/earlier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls of before with the number that this call is with, newest first, at most 20; of a call that the asker sees.
         * @description Scope: `calls:read`.
         */
        get: operations["listEarlier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Call records, newest first.
         * @description Scope: `records:read`.
         */
        get: operations["listRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notes, newest first.
         * @description Scope: `calls:read`.
         */
        get: operations["listNotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes down how a call goes or went; of one's own call, unless one may read all.
         * @description Scope: `calls:control`.
         */
        post: operations["writeNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/call-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records of calls, newest first.
         * @description Scope: `records:read`.
         */
        get: operations["listCallRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recordings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A recording as a WAV file, caller left and agent right; also while it grows, and in parts (Range).
         * @description Scope: `recordings:read`.
         */
        get: operations["getRecordings"];
        put?: never;
        post?: never;
        /**
         * Deletes a recording for good. Its entry in the index, and in the log who did it with the hash of what it was, stay.
         * @description Scope: `recordings:read`. Least role: administrator.
         */
        delete: operations["deleteRecordings"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/voicemails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages, newest first; of an agent, those for his login or one of his extensions.
         * @description Scope: `calls:read`.
         */
        get: operations["listVoicemails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/voicemails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A message as a WAV file, the caller on the left; also in parts (Range).
         * @description Scope: `calls:read`.
         */
        get: operations["getVoicemails"];
        put?: never;
        post?: never;
        /**
         * Deletes a message for good. In the log who did it stays, with the hash of what it was.
         * @description Scope: `calls:read`.
         */
        delete: operations["deleteVoicemails"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Queues and agents of a period in one answer, up to 10 000 rows of each. As CSV it is the queues; agents have a table of their own.
         * @description Scope: `records:read`.
         */
        get: operations["getStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Queues of a period, by interval, then by queue.
         * @description Scope: `records:read`.
         */
        get: operations["listQueuesStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agents of a period, by interval, then by agent.
         * @description Scope: `records:read`.
         */
        get: operations["listAgentsStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, oldest first, by pages; with Accept: text/event-stream all that happens as it becomes durable, with a comment at least every ten seconds.
         * @description Scope: `events:read`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that goes on, taken in one moment, and the cursor after which events tell the rest.
         * @description Scope: `events:read`.
         */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agents, queues and calls as they are; with Accept: text/event-stream all of them, and then whatever becomes another. Who was cut off begins anew and has lost nothing.
         * @description Scope: `agents:read` and `calls:read`.
         */
        get: operations["getLive"];
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
        /**
         * Changes of configuration, and what happened at the door: sign-ins and those refused, keys, recordings read. Oldest first.
         * @description Scope: `audit:read`.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long what is kept, and how much there is.
         * @description Scope: `configuration:write`.
         */
        get: operations["getRetentions"];
        /**
         * Sets how long the tenant keeps what, all of it: what is left out goes by the operator, and nothing can be kept for longer than he keeps it. What is too old
         *     or too much then is deleted for good: recordings within the hour, call records within ten minutes, the log within the hour by pieces.
         * @description Scope: `configuration:write`.
         */
        put: operations["setRetentions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tenants in order of id; disabled ones too.
         * @description Scope: `tenants:manage`.
         */
        get: operations["listTenants"];
        put?: never;
        /**
         * Makes a tenant with an administrator and credentials. It is served when this is answered.
         * @description Scope: `tenants:manage`.
         */
        post: operations["createTenants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One tenant.
         * @description Scope: `tenants:manage`.
         */
        get: operations["getTenants"];
        put?: never;
        post?: never;
        /**
         * Removes a tenant: its calls are hung up, and all that is kept of it is deleted. The default tenant stays.
         * @description Scope: `tenants:manage`.
         */
        delete: operations["removeTenants"];
        options?: never;
        head?: never;
        /**
         * Gives a tenant another domain, disables or enables it. The default tenant cannot be disabled.
         * @description Scope: `tenants:manage`.
         */
        patch: operations["changeTenants"];
        trace?: never;
    };
    "/v1/node": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The server: its version, addresses, settings, and how it does.
         * @description Scope: `node:read`.
         */
        get: operations["getNode"];
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
        /**
         * How the server does: for a tenant's administrator, who is not its operator.
         * @description Scope: `configuration:write`.
         */
        get: operations["getHealthNode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All subscriptions, those made through dialects too.
         * @description Scope: `configuration:read` and `events:read`.
         */
        get: operations["listSubscriptions"];
        put?: never;
        /**
         * Posts what happens from now on to a URL: at least once, in order per call, signed by Standard Webhooks, tried again for three days.
         * @description Scope: `configuration:write` and `events:read`.
         */
        post: operations["createSubscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One subscription and how it is doing.
         * @description Scope: `configuration:read` and `events:read`.
         */
        get: operations["getSubscriptions"];
        put?: never;
        post?: never;
        /**
         * Ends a subscription; what was not delivered is forgotten.
         * @description Scope: `configuration:write` and `events:read`.
         */
        delete: operations["removeSubscriptions"];
        options?: never;
        head?: never;
        /**
         * Changes what is given.
         * @description Scope: `configuration:write` and `events:read`.
         */
        patch: operations["changeSubscriptions"];
        trace?: never;
    };
    "/v1/subscriptions/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The secret that messages are signed with.
         * @description Scope: `configuration:write` and `events:read`.
         */
        get: operations["getSecretSubscriptions"];
        put?: never;
        /**
         * Makes another secret; for a while messages are signed with both.
         * @description Scope: `configuration:write` and `events:read`.
         */
        post: operations["rotateSubscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tries, newest first; of each subscription the newest ten thousand are kept.
         * @description Scope: `configuration:read` and `events:read`.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events that were given up, by id; the newest hundred thousand are kept.
         * @description Scope: `configuration:read` and `events:read`.
         */
        get: operations["listDeadDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends again: one event, a range, or all that were given up. The messages have the ids they had.
         * @description Scope: `configuration:write` and `events:read`.
         */
        post: operations["replayDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries at once what waits to be tried again.
         * @description Scope: `configuration:write` and `events:read`.
         */
        post: operations["tryNowDeliveries"];
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
        /** @description A break. */
        AgentBreak: {
            /** @description Name of the one queue; all he is signed in to when not given. */
            queue?: null | string;
            /** @description As statistics count it, e.g. lunch. */
            reason?: null | string;
        };
        /** @description Agents in order of id. */
        AgentList: {
            /** @description One page of them. */
            agents: components["schemas"]["AgentModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description What an agent does now. */
        AgentModel: {
            /** Format: int32 */
            id: number;
            login: string;
            name: string;
            /** @description Where he is signed in, else his own. */
            extension: string;
            /** @description logged_out, available, available_on_demand or on_break. */
            status: string;
            /** @description idle, waiting, receiving, in_a_queue_call or wrap_up. */
            state: string;
            /** @description Of his break; empty when he gave none. */
            reason: string;
            /** @description Ids of the queues he is signed in to. */
            queues: number[];
            /**
             * Format: uuid
             * @description The leg that rings at him or that he talks on; null for none.
             */
            leg: null | string;
            /** @description idle, ringing, active or held. */
            callState: string;
            /** @description Whether his phone is registered. */
            reachable: boolean;
            /**
             * @description The page he works in: live; no_microphone; asleep when it has stopped to say that it lives (then he is on break, and not ready again before it
             *     does); null when he works without one.
             */
            page: null | string;
            /**
             * @description What he does, in one word: signed_out, on_break, ringing, talking, held, wrap_up, ready, delayed (ready, and left alone after an offer he did not
             *     take), unreachable (ready, and without a phone that could ring) or idle (has taken the one call he was ready for).
             */
            doing: string;
            /** @description When he began to do that; null when he has not been signed in since the server started. */
            doingSince: null | string;
            /** @description Why he is delayed (no_answer, busy, rejected, not_registered, failed …) or unreachable (not_registered, no_standby_leg); null in all else. */
            cause: null | string;
            /** @description When his delay ends; null while he has none. */
            delayedUntil: null | string;
            /** @description When that status began; null when he has not been signed in since the server started. */
            since: null | string;
            /** @description When his wrap-up ends; null while he is in none. */
            wrapUpUntil: null | string;
            /** Format: int64 */
            callsAnswered: number;
            /** Format: int64 */
            talkMillis: number;
            /**
             * Format: int32
             * @description Offers in a row that he did not answer.
             */
            noAnswerCount: number;
        };
        /** @description What the page in which an agent works knows of itself. */
        AgentPage: {
            /** @description Whether its microphone is there, allowed and not taken away. */
            microphone: boolean;
        };
        /** @description For which queue. */
        AgentQueue: {
            /** @description Name of the one queue; all he is signed in to when not given. */
            queue?: null | string;
        };
        /** @description How calls are offered to an agent; what is left out stays as it is, or has its default. Times in seconds. */
        AgentSettings: {
            /**
             * Format: int32
             * @description How long a phone rings. 15.
             */
            ringSeconds?: null | number;
            /**
             * Format: int32
             * @description Calls at once. 1.
             */
            simultaneous?: null | number;
            /**
             * Format: int32
             * @description After a call. 10.
             */
            wrapUpSeconds?: null | number;
            /**
             * Format: int32
             * @description Before the next offer, after he declined one. 10.
             */
            rejectDelaySeconds?: null | number;
            /**
             * Format: int32
             * @description Before the next offer, after his phone was busy. 10.
             */
            busyDelaySeconds?: null | number;
            /**
             * Format: int32
             * @description Before the next offer, after he did not answer. 30.
             */
            noAnswerDelaySeconds?: null | number;
            /**
             * Format: int32
             * @description Offers not answered in a row before he is on break. 3; 0 for never.
             */
            maxNoAnswer?: null | number;
            /**
             * Format: int32
             * @description Where he stands in queues he is bound to without another level being named; low comes first. 1.
             */
            level?: null | number;
            /**
             * Format: int32
             * @description Within the level. 1.
             */
            position?: null | number;
        };
        /** @description Where an agent signs in. */
        AgentSignIn: {
            /** @description His own when not given. */
            extension?: null | string;
            /** @description Name of the one queue; all he is bound to when not given. */
            queue?: null | string;
        };
        /** @description Agents, by interval, then by agent. */
        AgentStatisticsList: {
            /** @description One page of them. */
            agents: {
                /** @description The interval's beginning. */
                from: string;
                /** @description Its end, which does not belong to it. */
                to: string;
                /** Format: int32 */
                agentId: number;
                /** @description His login then. */
                agent: string;
                /**
                 * Format: int32
                 * @description Offers made to him.
                 */
                offered: number;
                /** Format: int32 */
                answered: number;
                /** Format: int32 */
                noAnswers: number;
                /**
                 * Format: int32
                 * @description Offers he declined, or was busy for.
                 */
                rejected: number;
                /**
                 * Format: int32
                 * @description Calls he passed on.
                 */
                transfers: number;
                /**
                 * Format: int64
                 * @description In conversation, in calls of queues.
                 */
                talkMillis: number;
                /**
                 * Format: int64
                 * @description He had callers on hold, in calls of queues.
                 */
                holdMillis: number;
                /** Format: int64 */
                wrapUpMillis: number;
                /**
                 * Format: double
                 * @description In calls of queues or wrapping up, of the time in which he was that, rung or ready; in percent, null when he never was.
                 */
                occupancyPercent: null | number;
                /** Format: int64 */
                signedInMillis: number;
                /**
                 * Format: int64
                 * @description Could have been offered a call.
                 */
                readyMillis: number;
                /**
                 * Format: int64
                 * @description Available, but left alone after a refusal, or his phone not registered.
                 */
                unreadyMillis: number;
                /**
                 * Format: int64
                 * @description An offer rang.
                 */
                ringMillis: number;
                /**
                 * Format: int64
                 * @description In a call of a queue: talk, hold, joining and all.
                 */
                queueCallMillis: number;
                /**
                 * Format: int64
                 * @description In another call.
                 */
                otherCallMillis: number;
                /**
                 * Format: int64
                 * @description In conversation, in calls of no queue: those he dialled, and those of colleagues.
                 */
                otherTalkMillis: number;
                /**
                 * Format: int64
                 * @description He had others on hold, in calls of no queue.
                 */
                otherHoldMillis: number;
                /** @description His part in each queue. */
                queues: {
                    /** Format: int32 */
                    queueId: number;
                    /** @description Its name then. */
                    queue: string;
                    /**
                     * Format: int32
                     * @description Offers of its callers made to him.
                     */
                    offered: number;
                    /** Format: int32 */
                    answered: number;
                    /** Format: int32 */
                    noAnswers: number;
                    /**
                     * Format: int32
                     * @description Offers he declined, or was busy for.
                     */
                    rejected: number;
                    /**
                     * Format: int32
                     * @description Its calls that he passed on.
                     */
                    transfers: number;
                    /** Format: int64 */
                    talkMillis: number;
                    /** Format: int64 */
                    holdMillis: number;
                    /** Format: int64 */
                    wrapUpMillis: number;
                }[];
                /**
                 * Format: int64
                 * @description On break, whatever for.
                 */
                breakMillis: number;
                /** @description On break, in milliseconds by reason; the empty reason is a break without one. */
                breakReasons: {
                    [key: string]: number;
                };
            }[];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description How much longer a wrap-up lasts. */
        AgentWrapUp: {
            /**
             * Format: int32
             * @description From now on; 0 ends it.
             */
            seconds: number;
        };
        /** @description Something that was done, or tried. */
        AuditEntry: {
            /**
             * Format: int64
             * @description The event's id in the log.
             */
            id: number;
            time: string;
            /** @description Who did it: user:ID, key:NAME, phone:EXTENSION, or system where nobody in particular is known. */
            by: string;
            /** @description The network address it was asked from; null where that is not known. */
            from: null | string;
            /** @description What kind of thing, e.g. config.user_put or audit.recording_read. */
            type: string;
            /** @description What exactly; its fields are those of the event of that type. */
            data: components["schemas"]["JsonElement"];
        };
        /** @description Entries, oldest first. */
        AuditList: {
            /** @description One page of them; it may be empty though more follow, where most of the log is about something else. */
            entries: components["schemas"]["AuditEntry"][];
            /** @description Where to go on, now or later. */
            next: string;
            /** @description That was all so far. */
            end: boolean;
            /** @description Why something between the cursor and the first entry may be missing: too_old, other_epoch or ahead; null when nothing is. */
            gap: null | string;
        };
        BadLineModel: {
            /**
             * Format: int64
             * @description In the file, from 1.
             */
            line: number;
            /** @description As it stood there. */
            text: string;
            problem: string;
        };
        /** @description Who acts. */
        CallActor: {
            /**
             * Format: int32
             * @description The agent on the leg named, else the first agent of the call, when not given.
             */
            agentId?: null | number;
        };
        /** @description Who joins somebody else's call. */
        CallJoiner: {
            /**
             * Format: int32
             * @description Who listens, whispers, joins in or takes over, at his own phone; the asker himself when not given.
             */
            joinerId?: null | number;
            /** @description The extension he must be signed in on; his own phone, signed in or not, when not given. */
            extension?: null | string;
            /**
             * Format: int32
             * @description Whose conversation: that of the agent on the leg named, else the first agent of the call, when not given.
             */
            agentId?: null | number;
        };
        /** @description Calls in progress, oldest first. */
        CallList: {
            calls: components["schemas"]["CallModel"][];
        };
        /** @description A call in progress. */
        CallModel: {
            /** Format: uuid */
            call: string;
            /** @description routing, waiting, offering, ringing, talking or ending. */
            state: string;
            callerNumber: string;
            dialled: string;
            /** @description Name of the queue it waits in or came through last; empty for none. */
            queue: string;
            /**
             * Format: int32
             * @description Its place in that queue, 1 for who is next; null while it does not wait.
             */
            position: null | number;
            start: string;
            legs: components["schemas"]["LegModel"][];
            candidates: null | components["schemas"]["OfferModel"];
            /**
             * @description What is known of the caller: keys and words that a flow took, what services answered it, what came with his number. In the order it was learnt,
             *     32 at most; what the flow calls secret is not among it.
             */
            collected: components["schemas"]["CollectedModel"][];
        };
        /** @description Who is called in: an agent, an extension, or a number outside. */
        CallParty: {
            /**
             * Format: int32
             * @description The agent to be called in.
             */
            partyId?: null | number;
            /** @description The extension or number to be called in. */
            number?: null | string;
            /** @description The number is outside, whatever extension is called so. */
            outside?: null | boolean;
            /**
             * Format: int32
             * @description Who calls in: the agent on the leg named, else the first agent of the call, when not given.
             */
            agentId?: null | number;
        };
        /** @description Records of calls, newest first. */
        CallRecordList: {
            /** @description One page of them. */
            callRecords: {
                /** Format: uuid */
                call: string;
                /** @description inbound, outbound or internal. */
                direction: string;
                /** @description How far it came: not_routed, abandoned, not_answered, caller_missed, callee_missed or answered. */
                state: string;
                /** @description The number outside; of a call inside the one that was dialled. */
                customer: string;
                /** @description The tenant's number that was called or shown; an extension where there is none. */
                own: string;
                /**
                 * Format: int32
                 * @description Who talked first; else at whom it rang last, or who called; 0 for nobody.
                 */
                agentId: number;
                /** @description His login. */
                agent: string;
                /** @description His phone; a number outside where he has it there. */
                extension: string;
                /** @description The one it waited in last, or empty. */
                queue: string;
                start: null | string;
                /** @description When the called party's phone began to ring. */
                ring: null | string;
                /** @description When the called party answered: the customer of a call out, the agent of one that came in. */
                answer: null | string;
                end: null | string;
                /** Format: int64 */
                queueMillis: number;
                /**
                 * Format: int64
                 * @description From the first conversation on to the end.
                 */
                talkMillis: number;
                /** @description agent, customer or system. */
                endedBy: string;
                /** @description Why the first leg ended that did. */
                cause: string;
                /**
                 * Format: uuid
                 * @description Of `/v1/recordings`; null when it was not recorded.
                 */
                recording: null | string;
                /** @description What was given along with the order to call. */
                userData: string;
                salesCode: string;
                /** @description Why that number was shown: asked, own, assigned, same_city, same_province, any or random; empty where none was chosen. */
                numberReason: string;
                /**
                 * Format: double
                 * @description In the currency's unit.
                 */
                cost: number;
                /** @description How it was, by the key that the caller pressed when he was asked; null when he said nothing. */
                score: null | string;
            }[];
            /**
             * Format: int64
             * @description How many there are on this page and all that follow, counted up to 50000: more are told as that.
             */
            total: number;
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description Where a call goes. */
        CallTransfer: {
            /** @description An extension, a queue's name, or a number outside. */
            number: string;
            /**
             * Format: int32
             * @description Who hands it on: the agent on the leg named, else the first agent of the call, when not given.
             */
            agentId?: null | number;
        };
        /** @description The same hours on several days. */
        CallingDaysModel: {
            /** @description mon to sun. */
            days: string[];
            /** @description HH:mm. */
            from: string;
            /** @description HH:mm, exclusive; 24:00 is the end of the day. */
            to: string;
        };
        /** @description When people may be called, by the clock where their number is from. */
        CallingHoursModel: {
            /** @description By days of the week; none: never. */
            rows: components["schemas"]["CallingDaysModel"][];
            /** @description CN: not on China's holidays; empty: only on those given here not. */
            calendar?: null | string;
            /** @description Days on which nobody is called, yyyy-MM-dd. */
            holidays?: null | string[];
            /** @description Days that are called although the calendar says otherwise. */
            workdays?: null | string[];
        };
        /** @description How a campaign stands now. */
        CampaignFigures: {
            state: string;
            /**
             * @description Why nothing is dialled just now: pace (as many as agents allow), no_agents, no_numbers, outside_hours, lines, per_second, number_limits (no number that might be shown may call now), no_caller_number (the group has none), no_destination,
             *     reading, store, paused or stopped; empty while numbers are dialled.
             */
            held: string;
            /**
             * Format: int32
             * @description Calls that nobody has answered yet, or that are listened to.
             */
            dialled: number;
            /**
             * Format: int32
             * @description Answered, and no agent yet.
             */
            waiting: number;
            /** Format: int32 */
            talking: number;
            /** Format: int32 */
            agentsFree: number;
            /**
             * Format: int32
             * @description Talking, rung, or resting after a call.
             */
            agentsBusy: number;
            /**
             * Format: int32
             * @description Calls of the last 30 days that a person took up.
             */
            live: number;
            /**
             * Format: int32
             * @description Of them, those that no agent was there for in time.
             */
            abandoned: number;
            /** Format: double */
            abandonedPercent: number;
            /** @description Attempts of the last 30 days, by what they came to. */
            outcomes: {
                [key: string]: number;
            };
            /** Format: int64 */
            numbersWaiting: number;
            /** Format: int64 */
            numbersDialling: number;
            /** @description Numbers that are not dialled any more, by what the last attempt came to. */
            numbersDone: {
                [key: string]: number;
            };
        };
        /** @description Campaigns in the order in which they came. */
        CampaignList: {
            campaigns: components["schemas"]["CampaignModel"][];
            next: null | string;
        };
        /** @description A campaign: numbers to be called, and the rules of calling them. */
        CampaignModel: {
            /** Format: int32 */
            id: number;
            name: string;
            /** @description preview, progressive or predictive. */
            mode: string;
            /** @description stopped, running or paused. */
            state: string;
            /** @description Where those who answer go; null for none. */
            queue: null | string;
            /** @description Likewise, a flow: then nobody needs agents. */
            flow: null | string;
            callerNumber: string;
            /**
             * Format: int32
             * @description The id of the group of numbers of which one is shown; 0 for none.
             */
            numberGroup: number;
            /** Format: int32 */
            ringSeconds: number;
            /** Format: int32 */
            agentWithinMillis: number;
            /** @description Agents for whom numbers ring are kept from whoever else calls. */
            keepAgents: boolean;
            /** @description Whoever answers is listened to first, and no agent is brought to a machine. */
            machineDetection: boolean;
            /** @description What becomes of a machine: hang-up, message or flow. */
            machineAction: string;
            machineSound: string;
            machineText: string;
            machineFlow: string;
            /** Format: double */
            abandonPercent: number;
            abandonSound: string;
            /** Format: int32 */
            attempts: number;
            retries: components["schemas"]["RetryModel"][];
            hours: components["schemas"]["CallingHoursModel"];
            /** Format: int32 */
            lines: number;
            /** Format: int32 */
            callsPerSecond: number;
            /** Format: double */
            linesPerAgent: number;
            /**
             * Format: int64
             * @description How many numbers it has.
             */
            numbers: number;
            updated: string;
        };
        /** @description Numbers of a campaign, in their order as text. */
        CampaignNumberList: {
            numbers: components["schemas"]["CampaignNumberModel"][];
            /** @description Give it as after to go on; null at the end. */
            next: null | string;
        };
        CampaignNumberModel: {
            number: string;
            /** @description waiting, dialling or done. */
            state: string;
            /** @description Whose clock says when it may be called; several with ; between. Empty: the tenant's. */
            zone: string;
            /**
             * Format: int32
             * @description Made so far.
             */
            attempts: number;
            /** @description Of the last one; null before the first. */
            outcome: null | string;
            /** @description Not dialled again before; null: as soon as its turn comes, or never. */
            due: null | string;
            /** @description What came with it. */
            variables: {
                [key: string]: string;
            };
        };
        /** @description What is to be other of a campaign; it may be running. */
        CampaignPatch: {
            name?: null | string;
            /** @description preview (an agent looks at a number, then dials it), progressive (one for each free agent) or predictive. progressive when not given. */
            mode?: null | string;
            /** @description The name of the queue that those who answer go to; empty for none. */
            queue?: null | string;
            /** @description Or of the flow: then nobody needs agents. */
            flow?: null | string;
            /** @description The tenant's number that is shown; empty: the one it shows for all calls. */
            callerNumber?: null | string;
            /**
             * Format: int32
             * @description The id of the group of numbers of which one is shown for each call, by the group's rule; in place of callerNumber. 0: none.
             */
            numberGroup?: null | number;
            /**
             * Format: int32
             * @description How long a phone rings; 25 when not given.
             */
            ringSeconds?: null | number;
            /**
             * Format: int32
             * @description Who answers has an agent within this, or counts as abandoned; 2 000 when not given.
             */
            agentWithinMillis?: null | number;
            /** @description As many agents as numbers ring (progressive), or as the pace has counted on of those who are free (predictive), are kept from whoever else calls, and who answers goes before those who wait, so that nobody takes an agent for whom a number rings. False when not given. */
            keepAgents?: null | boolean;
            /**
             * @description Whoever answers is listened to for up to 6 s first, and no agent is brought to a machine (machineAction); a person's agent then has agentWithinMillis from the end of his first words, or, where he said none, from having been
             *     listened to. Some people are taken for machines: docs/campaigns.md has how many. False when not given.
             */
            machineDetection?: null | boolean;
            /** @description What becomes of a machine: hang-up; message (when its greeting or its beep is over it is left machineSound or machineText, then hung up); or flow (machineFlow, likewise). hang-up when not given. */
            machineAction?: null | string;
            /** @description The sound that a machine is left. */
            machineSound?: null | string;
            /** @description Or the text, spoken. */
            machineText?: null | string;
            /** @description The name of the flow that a machine walks. */
            machineFlow?: null | string;
            /**
             * Format: double
             * @description Of calls taken up in 30 days so many may be abandoned; 3 when not given.
             */
            abandonPercent?: null | number;
            /** @description The sound an abandoned callee hears; empty: a spoken sentence. */
            abandonSound?: null | string;
            /**
             * Format: int32
             * @description How often a number is dialled at most; 3 when not given.
             */
            attempts?: null | number;
            /** @description What follows an attempt that nobody talked in: all rules. After an outcome without a rule the number is done. */
            retries?: null | components["schemas"]["RetryModel"][];
            hours?: null | components["schemas"]["CallingHoursModel"];
            /**
             * Format: int32
             * @description Calls at once; 0: as many as agents allow, and 10 to a flow.
             */
            lines?: null | number;
            /**
             * Format: int32
             * @description Calls begun a second; 10 when not given.
             */
            callsPerSecond?: null | number;
            /**
             * Format: double
             * @description Predictive: calls dialled and not answered, for each agent at most; 3 when not given.
             */
            linesPerAgent?: null | number;
        };
        /** @description An agent, and why the call was offered to him or not. */
        CandidateModel: {
            /** Format: int32 */
            userId: number;
            login: string;
            reason: string;
        };
        /** @description Something that is known of a caller before anybody talks with him. */
        CollectedModel: {
            /** @description The variable that holds it. */
            name: string;
            /** @description What the flow's author calls the node that asked for it; empty for none. */
            label: string;
            /** @description 200 characters at most. */
            value: string;
            /** @description Of a key that chose something: what the flow's author calls the node it leads to; else empty. */
            meaning: string;
            /** @description keys (pressed), words (said), service (answered to the flow), flow (worked out) or given (came with the number). */
            source: string;
        };
        /** @description The page that agents are offered for who calls them. */
        CustomerPageModel: {
            /** @description See string NewCustomerPage.Address; empty for none. */
            address: string;
        };
        /** @description Events that were given up, by id. */
        DeadList: {
            /** @description One page of them. */
            dead: components["schemas"]["DeadModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description An event that was given up after three days. */
        DeadModel: {
            /** Format: int64 */
            event: number;
            /** Format: int32 */
            attempts: number;
            died: string;
            trouble: string;
        };
        /** @description Tries, newest first. */
        DeliveryList: {
            /** @description One page of them. */
            deliveries: components["schemas"]["DeliveryModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description One try to deliver a message. */
        DeliveryModel: {
            /**
             * Format: int64
             * @description Of the event, as /v1/events has it.
             */
            event: number;
            /** @description webhook-id: the same for all tries. */
            message: string;
            type: string;
            /**
             * Format: int32
             * @description Which try, from 1.
             */
            attempt: number;
            time: string;
            /** Format: int32 */
            milliseconds: number;
            /**
             * Format: int32
             * @description HTTP status of the answer; null when none came.
             */
            status: null | number;
            /** @description What went wrong; null when nothing did. */
            trouble: null | string;
            /** @description The beginning of the answer's body. */
            answer: string;
        };
        /** @description Numbers onto a do-not-call list and off it, all or none. */
        DoNotCallChange: {
            /** @description Written in any way. */
            add?: null | string[];
            /** @description Likewise. */
            remove?: null | string[];
        };
        /** @description Numbers that are not to be called, in their order as text. */
        DoNotCallList: {
            numbers: string[];
            /** @description Give it as after to go on; null at the end. */
            next: null | string;
        };
        /** @description A call of before with the same number outside, as whoever talks with it now may know. */
        EarlierCall: {
            /** Format: uuid */
            call: string;
            start: string;
            /** @description in or out, as we see it. */
            direction: string;
            queue: string;
            /** @description The login of the agent who talked last; empty for none. */
            agent: string;
            /** Format: int64 */
            talkMillis: number;
            /** @description What was written down of it, newest first. */
            notes: components["schemas"]["NoteModel"][];
        };
        /** @description Calls of before, newest first. */
        EarlierCalls: {
            calls: components["schemas"]["EarlierCall"][];
        };
        /** @description A page of what happened, oldest first. */
        EventList: {
            /** @description Those that were asked for. */
            events: {
                /**
                 * Format: int64
                 * @description Rises by one in the tenant's log, for ever.
                 */
                id: number;
                /** @description Dotted words, e.g. call.started; each is described in docs/events.md. */
                type: string;
                /** @description RFC 3339 with microseconds, UTC. */
                time: string;
                /**
                 * Format: int64
                 * @description By a clock that never jumps: microseconds since the call began; outside calls, since the server started.
                 */
                micros: number;
                /**
                 * Format: uuid
                 * @description Left out where it belongs to no call.
                 */
                call?: null | string;
                /**
                 * Format: int32
                 * @description Rises by one in its call, from 1; left out where it belongs to none.
                 */
                seq?: null | number;
                /**
                 * Format: uuid
                 * @description Left out where it belongs to no leg.
                 */
                leg?: null | string;
                /**
                 * Format: int32
                 * @description Of the type: another one when a field means something else than before.
                 */
                version: number;
                /** @description Who caused it: user:ID, key:NAME, phone:EXTENSION, trunk:NAME, flow:NAME or system. */
                by: string;
                data: unknown;
            }[];
            /** @description Where to go on: events that were passed over are behind it. */
            next: string;
            /** @description There was nothing after it then. */
            end: boolean;
            /** @description The reader's place is not to be had any more. Begin again with a snapshot. */
            gap: {
                /** @description too_old: cut; other_epoch: a backup was put back; ahead: there is no such event yet. */
                reason: string;
                /** @description The reader's place. */
                wanted: string;
                /** @description Before the oldest event that is kept. */
                oldest: string;
                /** @description After the newest. */
                newest: string;
                /** @description Where the present is to be had, with the cursor to go on from. */
                snapshot: string;
            };
        };
        /** @description Attempts in the order in which they ended. */
        EvidenceList: {
            attempts: {
                /**
                 * Format: int64
                 * @description Of the event campaign.attempt_ended that it is taken from.
                 */
                event: number;
                /** Format: int32 */
                campaign: number;
                number: string;
                /**
                 * Format: int32
                 * @description 1 for the first; 0 when it was never dialled.
                 */
                attempt: number;
                /** @description The call: its events say the rest. */
                call: null | string;
                dialled: null | string;
                answered: null | string;
                /** @description When its outcome was certain. */
                ended: string;
                outcome: string;
                /** Format: int32 */
                sipCode: number;
                /** Format: int64 */
                rangMillis: number;
                /**
                 * Format: int64
                 * @description From the answer to an agent, or the flow; null where none came.
                 */
                agentMillis: null | number;
                /** Format: int32 */
                agentId: number;
                /** @description He was told that nobody was free. */
                heardMessage: boolean;
                reason: string;
            }[];
            /** @description The cursor of the next page; null at the end of the log. */
            next: null | string;
        };
        /** @description Extensions in order of id. */
        ExtensionList: {
            /** @description One page of them. */
            extensions: components["schemas"]["ExtensionModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description What a phone registers as. */
        ExtensionModel: {
            /** Format: int32 */
            id: number;
            number: string;
            /**
             * Format: int32
             * @description Whose it is.
             */
            userId: number;
            name: string;
            /** @description Whether a phone is registered there now; null while nobody has used it since the server started. */
            reachable: null | boolean;
            /**
             * @description Whether its desk phone's media are protected with keys in its signalling (SDES-SRTP), which has to go over TLS: off, offered (plain media are fine
             *     too) or required (else no call). Phones in browsers are protected anyway.
             */
            srtp: string;
            /** @description What it may do, and what may be done to it. */
            rights: components["schemas"]["ExtensionRights"];
            created: string;
            updated: string;
        };
        /** @description What changes of an extension; what is left out stays as it is. */
        ExtensionPatch: {
            /** @description What its phone registers with. */
            secret?: null | string;
            /** @description Whether its desk phone's media are protected: off, offered or required. */
            srtp?: null | string;
            rights?: null | components["schemas"]["ExtensionRights"];
        };
        /** @description What an extension may do, and what may be done to it; what is left out stays as it is, or has its default. */
        ExtensionRights: {
            /** @description How far out it dials: inside, local (no area code), national or all (when not given). */
            callAuthority?: null | string;
            /** @description Whose calls its agent may listen to: nobody's (when not given), own_queues or all. */
            eavesdrop?: null | string;
            /** @description Whether its calls may be listened to: nobody may, or, with own_queues (when not given) and all, whoever may by his own eavesdrop. */
            eavesdropped?: null | string;
            /** @description Whose calls its agent may take over: nobody's (when not given), own_queues or all. */
            intercept?: null | string;
            /** @description Whether its calls may be taken over: nobody may, or, with own_queues and all (when not given), whoever may by his own intercept. */
            intercepted?: null | string;
        };
        /** @description A node that is other than before. */
        FlowChangeModel: {
            /** @description Its id; empty for the document around the nodes. */
            node: string;
            fields: components["schemas"]["FlowFieldModel"][];
        };
        /** @description What is other in one document of a flow than in another. */
        FlowDiffModel: {
            /** @description A version, or draft. */
            from: string;
            to: string;
            /** @description Ids of nodes that are new. */
            added: string[];
            /** @description Ids of nodes that are gone. */
            removed: string[];
            /** @description Nodes that are other than before. */
            changed: components["schemas"]["FlowChangeModel"][];
            /** @description There are more changed fields than are told. */
            cut: boolean;
        };
        /** @description What is wrong with a draft: nothing, and it can be published. */
        FlowFaultList: {
            /** @description There are no faults. */
            valid: boolean;
            /** @description At most 100 of them. */
            faults: components["schemas"]["FlowFaultModel"][];
        };
        /** @description Something wrong in a flow's document. */
        FlowFaultModel: {
            /** @description Where: a JSON pointer into the document, empty for the whole of it. */
            place: string;
            /**
             * Format: int32
             * @description The number of its kind, as docs/flows.md lists them.
             */
            code: number;
            /** @description What is wrong and what would be right. */
            english: string;
            /** @description The same in Chinese. */
            chinese: string;
        };
        /** @description A field that is other than before. */
        FlowFieldModel: {
            /** @description A JSON pointer inside the node. */
            place: string;
            before: null | components["schemas"]["JsonElement"];
            after: null | components["schemas"]["JsonElement"];
        };
        /** @description Flows in order of id. */
        FlowList: {
            /** @description One page of them. */
            flows: components["schemas"]["FlowModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description A flow (IVR): a draft that is worked on, and the version that calls go through. */
        FlowModel: {
            /** Format: int32 */
            id: number;
            /** @description As its document has it; numbers and other flows name it so. */
            name: string;
            /**
             * Format: int32
             * @description Of what is published, from 1; 0 while nothing is.
             */
            version: number;
            /** @description When that was published; null while nothing is. */
            published: null | string;
            /** @description The draft is another document than what is published. */
            changed: boolean;
            /** @description Numbers that lead to it. */
            numbers: string[];
            created: null | string;
            updated: null | string;
        };
        /** @description How far the texts of a published flow are spoken. */
        FlowSpeechModel: {
            /** @description Something speaks on this server. */
            canSpeak: boolean;
            /**
             * Format: int32
             * @description Of the flow whose texts they are; 0 when none was published since the server started: then they are spoken when they are first heard.
             */
            version: number;
            /**
             * Format: int32
             * @description Texts without variables in them.
             */
            texts: number;
            /**
             * Format: int32
             * @description Of them, those that were tried.
             */
            done: number;
            /** @description Of those, the ones that could not be spoken; at most 100. */
            faults: components["schemas"]["UnspokenModel"][];
        };
        /** @description One step. */
        FlowStepModel: {
            /**
             * Format: int64
             * @description Since the call came in, of virtual time.
             */
            millis: number;
            /** @description In which node; empty for none. */
            node: string;
            /** @description flow, enter, hear, music, key, wait, ask, answer, leave, record, score, fail, end. */
            what: string;
            /** @description What is heard, pressed, asked …. */
            text: string;
        };
        /** @description The way a call took, step by step. */
        FlowTrialModel: {
            steps: components["schemas"]["FlowStepModel"][];
        };
        /** @description A caller and a world for a flow to be tried with, in virtual time. */
        FlowTry: {
            /** @description Keys the caller presses whenever he is asked; - for none until the time is over. */
            keys?: null | string;
            caller?: null | string;
            called?: null | string;
            trunk?: null | string;
            /**
             * Format: date-time
             * @description When the call comes in; now when not given.
             */
            at?: null | string;
            /** @description Variables the call brings along. */
            variables?: null | {
                [key: string]: string;
            };
            /** @description What nodes that ask the world are answered, by their ids; else what goes well. */
            answers?: null | {
                [key: string]: components["schemas"]["FlowTryAnswer"];
            };
            /** @description How queues stand, by name; else nobody waits and one agent is ready. */
            queues?: null | {
                [key: string]: components["schemas"]["FlowTryQueue"];
            };
            /**
             * Format: int32
             * @description A version that was published; the draft when not given.
             */
            version?: null | number;
        };
        /** @description What a node that asks the world is answered. */
        FlowTryAnswer: {
            /** @description answered, timeout, full, no-agent, key; busy, no-answer …; failed. */
            word?: null | string;
            /**
             * Format: int32
             * @description Status of HTTP, or seconds recorded.
             */
            status?: null | number;
            /** @description The HTTP answer, or the words said. */
            body?: null | string;
        };
        /** @description How a queue stands. */
        FlowTryQueue: {
            /** Format: int32 */
            waiting?: number;
            /** Format: int32 */
            ready?: number;
            /** Format: int32 */
            signedIn?: number;
            /** Format: int32 */
            estimatedSeconds?: number;
        };
        /** @description What was published of a flow, newest first; the last 50 are kept. */
        FlowVersionList: {
            versions: components["schemas"]["FlowVersionModel"][];
        };
        /** @description A document that was published once. */
        FlowVersionModel: {
            /** Format: int32 */
            version: number;
            published: string;
        };
        /** @description How the server does, as far as a tenant's administrator has to know. */
        HealthModel: {
            version: string;
            started: string;
            /**
             * Format: int32
             * @description Calls of the tenant in progress.
             */
            calls: number;
            /**
             * Format: int32
             * @description Events and changes of all tenants that wait to be written.
             */
            unwritten: number;
            /** @description Why nothing can be written just now; null when it can. */
            trouble: null | string;
            /**
             * Format: int64
             * @description Bytes that are free where the data are.
             */
            diskFree: number;
            /**
             * Format: int64
             * @description Bytes of that disk.
             */
            diskSize: number;
            /**
             * Format: int64
             * @description How long the loop, which all calls go through, has worked since the start: from two answers its share of the time is told.
             */
            loopBusyMillis: number;
            /**
             * Format: int64
             * @description Turns of the loop with more than 20 ms of work in them, since the start.
             */
            slowTurns: number;
            /**
             * Format: int64
             * @description Bytes of memory that the server uses.
             */
            memory: number;
            /** @description When this was so. */
            time: string;
        };
        /** @description Imports of a campaign, newest first. */
        ImportList: {
            imports: components["schemas"]["ImportModel"][];
        };
        /** @description Numbers that come into a campaign from a file. */
        ImportModel: {
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            campaign: number;
            /** @description reading, releasing (it is decided: they come among the campaign's numbers), done; dropping (what was read goes again), failed. */
            state: string;
            /** @description all: one bad line and none comes in; skip: bad lines are passed over. */
            badLines: string;
            /** @description What the file is read as: UTF-8 or GB18030; empty while that is not known. */
            encoding: string;
            /** Format: double */
            percent: number;
            /**
             * Format: int32
             * @description Lines read, the one of names not counted.
             */
            lines: number;
            /** Format: int32 */
            added: number;
            /**
             * Format: int32
             * @description Numbers that were in the file before, or in the campaign.
             */
            doubles: number;
            /** Format: int32 */
            bad: number;
            /** @description The first of them. */
            firstBad: components["schemas"]["BadLineModel"][];
            /** @description Why it failed; empty when it did not. */
            problem: string;
            begun: string;
            ended: null | string;
        };
        JsonElement: unknown;
        /** @description How long what is kept; null is no limit. */
        KeepModel: {
            /** Format: int32 */
            recordingDays: null | number;
            /**
             * Format: int32
             * @description Beyond them the oldest recordings go.
             */
            recordingMegabytes: null | number;
            /**
             * Format: int32
             * @description Of call records.
             */
            recordDays: null | number;
            /**
             * Format: int32
             * @description Of the log.
             */
            eventDays: null | number;
            /**
             * Format: int32
             * @description Beyond them the log's oldest go, but never what is younger than three days.
             */
            eventMegabytes: null | number;
        };
        /** @description Keys, oldest first; revoked ones too. */
        KeyList: {
            keys: components["schemas"]["KeyModel"][];
        };
        /** @description A key of the tenant, without the secret. */
        KeyModel: {
            id: string;
            name: string;
            /** @description The API it opens: native, or a dialect's name. */
            face: string;
            /**
             * Format: int32
             * @description Whom it acts as; null for nobody in particular.
             */
            userId: null | number;
            role: string;
            scopes: string[];
            /** @description It stands in the credentials file, and ends when it is taken out there. */
            fromFile: boolean;
            created: string;
            /** @description Null for never. */
            ends: null | string;
            /** @description Null while it works. */
            revoked: null | string;
        };
        /** @description How a key is replaced. */
        KeyRotation: {
            /**
             * Format: int32
             * @description How long the old secret works on, at most a week; not at all when not given.
             */
            graceSeconds?: null | number;
        };
        /** @description One phone or trunk in a call. */
        LegModel: {
            /** Format: uuid */
            leg: string;
            /** @description in or out, as we see it. */
            direction: string;
            /** @description The extension, or the trunk and number. */
            party: string;
            /** @description ringing, answered, held or ended. */
            state: string;
            /**
             * Format: int32
             * @description Whose it is; null for nobody of ours.
             */
            agentId: null | number;
            /**
             * Format: uuid
             * @description The leg it talks with; null for none, or for several.
             */
            joinedTo: null | string;
            /** @description No sound has come from it for a while. */
            silent: boolean;
            quality: null | components["schemas"]["QualityModel"];
        };
        /** @description What is there no more. */
        LiveGone: {
            /** @description Ids. */
            agents: number[];
            /** @description Ids. */
            queues: number[];
            /** @description Ids of calls. */
            calls: string[];
        };
        /** @description What goes on, as a page shows it: all of it in the first message of a stream, then what has changed since the message before. */
        LiveModel: {
            /** @description A place in the log that this is not older than: for after of /v1/events. */
            cursor: string;
            /** @description The server's clock when this was taken. */
            time: string;
            /** @description True where this is all there is, and whatever is not in it is gone. */
            whole: boolean;
            /** @description Users that take calls, each as he is now. */
            agents: components["schemas"]["AgentModel"][];
            queues: components["schemas"]["SnapshotQueue"][];
            /** @description Calls in progress; an agent sees his own. */
            calls: components["schemas"]["CallModel"][];
            gone: components["schemas"]["LiveGone"];
        };
        /** @description A key that was made, with its secret, which is shown this once. */
        MadeKey: {
            key: components["schemas"]["KeyModel"];
            secret: string;
        };
        /** @description A subscription that was made, with the secret its messages are signed with. */
        MadeSubscription: {
            subscription: components["schemas"]["SubscriptionModel"];
            secret: string;
        };
        /** @description A tenant that was made. */
        MadeTenant: {
            tenant: components["schemas"]["TenantModel"];
            /** @description What its integrations get in with, as its credentials file has it: here, there and nowhere else. */
            credentials: components["schemas"]["JsonElement"];
        };
        /** @description A token that was given, with its secret, which is shown this once. */
        MadeToken: {
            token: components["schemas"]["TokenModel"];
            secret: string;
        };
        /** @description A second factor begun: shown this once, on when it is confirmed with a code. */
        MadeTotp: {
            /** @description To be typed into an authenticator, Base32. */
            secret: string;
            /** @description The same to be scanned as a QR code, otpauth://. */
            uri: string;
        };
        /** @description Whom the key or token stands for. */
        MeModel: {
            /** @description The tenant's name. */
            tenant: string;
            /** @description The SIP domain its phones register with. */
            domain: string;
            /**
             * Format: int32
             * @description The user's id; null for a key that is nobody's.
             */
            userId: null | number;
            /** @description The user's login, or the key's name. */
            name: string;
            /** @description agent, supervisor, administrator or operator. */
            role: string;
            /** @description What it may be used for. */
            scopes: string[];
            /** @description A second factor is demanded and none is on: good for setting that up (/v1/me/totp) alone until it is. */
            mustSetUpTotp: boolean;
            /** @description The id of the key or token itself. */
            credential: string;
        };
        /** @description A call to be made: the agent's phone rings first, then the number. */
        NewCall: {
            /**
             * Format: int32
             * @description Whose phone; the asker himself when not given.
             */
            agentId?: null | number;
            /** @description An extension, or a number outside. */
            number: string;
            /** @description The one he must be signed in on; any when not given. */
            extension?: null | string;
            /** @description The tenant's number to be shown outside; his usual one when not given. */
            callerNumber?: null | string;
            /** @description His phone is asked to answer by itself (`Call-Info: answer-after=0`), which is so when not given; with false it rings until he answers. */
            autoAnswer?: null | boolean;
        };
        /** @description A campaign to be made. It is stopped and has no numbers. */
        NewCampaign: {
            name: string;
            /** @description preview (an agent looks at a number, then dials it), progressive (one for each free agent) or predictive. progressive when not given. */
            mode?: null | string;
            /** @description The name of the queue that those who answer go to; empty for none. */
            queue?: null | string;
            /** @description Or of the flow: then nobody needs agents. */
            flow?: null | string;
            /** @description The tenant's number that is shown; empty: the one it shows for all calls. */
            callerNumber?: null | string;
            /**
             * Format: int32
             * @description The id of the group of numbers of which one is shown for each call, by the group's rule; in place of callerNumber. 0: none.
             */
            numberGroup?: null | number;
            /**
             * Format: int32
             * @description How long a phone rings; 25 when not given.
             */
            ringSeconds?: null | number;
            /**
             * Format: int32
             * @description Who answers has an agent within this, or counts as abandoned; 2 000 when not given.
             */
            agentWithinMillis?: null | number;
            /** @description As many agents as numbers ring (progressive), or as the pace has counted on of those who are free (predictive), are kept from whoever else calls, and who answers goes before those who wait, so that nobody takes an agent for whom a number rings. False when not given. */
            keepAgents?: null | boolean;
            /**
             * @description Whoever answers is listened to for up to 6 s first, and no agent is brought to a machine (machineAction); a person's agent then has agentWithinMillis from the end of his first words, or, where he said none, from having been
             *     listened to. Some people are taken for machines: docs/campaigns.md has how many. False when not given.
             */
            machineDetection?: null | boolean;
            /** @description What becomes of a machine: hang-up; message (when its greeting or its beep is over it is left machineSound or machineText, then hung up); or flow (machineFlow, likewise). hang-up when not given. */
            machineAction?: null | string;
            /** @description The sound that a machine is left. */
            machineSound?: null | string;
            /** @description Or the text, spoken. */
            machineText?: null | string;
            /** @description The name of the flow that a machine walks. */
            machineFlow?: null | string;
            /**
             * Format: double
             * @description Of calls taken up in 30 days so many may be abandoned; 3 when not given.
             */
            abandonPercent?: null | number;
            /** @description The sound an abandoned callee hears; empty: a spoken sentence. */
            abandonSound?: null | string;
            /**
             * Format: int32
             * @description How often a number is dialled at most; 3 when not given.
             */
            attempts?: null | number;
            /** @description What follows an attempt that nobody talked in: all rules. After an outcome without a rule the number is done. */
            retries?: null | components["schemas"]["RetryModel"][];
            hours?: null | components["schemas"]["CallingHoursModel"];
            /**
             * Format: int32
             * @description Calls at once; 0: as many as agents allow, and 10 to a flow.
             */
            lines?: null | number;
            /**
             * Format: int32
             * @description Calls begun a second; 10 when not given.
             */
            callsPerSecond?: null | number;
            /**
             * Format: double
             * @description Predictive: calls dialled and not answered, for each agent at most; 3 when not given.
             */
            linesPerAgent?: null | number;
        };
        NewCampaignNumberBody: {
            /** @description Written in any way. */
            number: string;
            /** @description What the flow and the agent are to know of him. */
            variables?: null | {
                [key: string]: string;
            };
        };
        /** @description Numbers into a campaign, all or none; those that it has stay as they are. */
        NewCampaignNumbers: {
            numbers: components["schemas"]["NewCampaignNumberBody"][];
        };
        /** @description Another page for who calls. */
        NewCustomerPage: {
            /**
             * @description http or https; empty for none. Behind the host, {number}, {called}, {queue}, {call}, {agent} and the names of what a flow has collected stand for what is
             *     known of the call, URL-encoded; what is not known is empty.
             */
            address: string;
        };
        /** @description A key to be made. */
        NewKey: {
            /** @description For people, e.g. the program that uses it. */
            name: string;
            /** @description agent, supervisor or administrator (when not given); with a user, no more than he is. */
            role?: null | string;
            /** @description What it may be used for; all that the role may when not given. */
            scopes?: null | string[];
            /**
             * Format: int32
             * @description Whom it acts as; nobody in particular when not given. A key with the role agent needs one.
             */
            userId?: null | number;
            /**
             * Format: date-time
             * @description Until when, RFC 3339; for ever when not given.
             */
            ends?: null | string;
        };
        /** @description A note to be written: a disposition, a text, or both. */
        NewNote: {
            /** @description How the call went, in a word, e.g. sold. */
            disposition?: null | string;
            /** @description In one's own words. */
            text?: null | string;
        };
        /** @description Where a number leads: one of the three, or none of them. */
        NewNumber: {
            /** @description Name of a queue. */
            queue?: null | string;
            /** @description What people call the number; left as it is when not given. */
            name?: null | string;
            extension?: null | string;
            /** @description Name of a flow that is published. Hours and holidays are the flow's own: a condition node asks isOpen(). */
            flow?: null | string;
        };
        /** @description A group of numbers to be made or changed: all of it. */
        NewNumberGroup: {
            name: string;
            /** @description Of the tenant, written in any way. */
            numbers: string[];
            /** @description same_place when not given. */
            rule?: null | string;
        };
        /** @description Limits of a number to be set: all of them, what is not given is none. */
        NewNumberLimit: {
            /** @description Of the tenant, written in any way; for each number that has no limits of its own when not given. */
            number?: null | string;
            /** Format: int32 */
            concurrent?: null | number;
            /** Format: int32 */
            perHour?: null | number;
            /** Format: int32 */
            perDay?: null | number;
            /**
             * Format: int32
             * @description Together with restSeconds.
             */
            refusals?: null | number;
            /** Format: int32 */
            restSeconds?: null | number;
        };
        /** @description How numbers are to be written. */
        NewNumbering: {
            /** @description Two letters as ISO 3166 has them, e.g. CN. */
            country: string;
            /** @description With or without the trunk prefix, e.g. 010. */
            areaCode?: null | string;
            /** @description Written in any way. */
            callerNumber?: null | string;
        };
        /** @description An origin to be let in. */
        NewPageOrigin: {
            /** @description Scheme, host and port, e.g. https://crm.example. */
            origin: string;
        };
        /** @description A parameter's value. */
        NewParameter: {
            value: string;
            /** @description Kept, but not in force. When not given it is in force. */
            disabled?: null | boolean;
        };
        /** @description A password to be set. All tokens of the one before end. */
        NewPassword: {
            password: string;
            /** @description The one before; needed by whoever is no administrator. */
            current?: null | string;
        };
        /** @description A price to be set, in place of the one for the same prefix, trunk and time. Calls that are over keep theirs. */
        NewPrice: {
            /** @description + and digits; empty for all numbers. */
            prefix?: null | string;
            /** Format: double */
            stepPrice: number;
            /**
             * Format: int32
             * @description 60 when not given.
             */
            stepSeconds?: null | number;
            /** @description A trunk's name; all of them when not given. */
            trunk?: null | string;
            /** @description Hours and minutes, e.g. 09:00; together with to. */
            from?: null | string;
            to?: null | string;
            /** @description 1 to 7, Monday is 1; every day when not given. */
            days?: null | number[];
            /** Format: int32 */
            leastSeconds?: null | number;
            /**
             * Format: double
             * @description In the currency's unit, e.g. 0.01.
             */
            round?: null | number;
        };
        /** @description A queue to be made. */
        NewQueue: {
            /** @description Unique in the tenant. */
            name: string;
            /** @description callcenter when not given. */
            kind?: null | string;
            /** @description Whom a call is offered to; longest-idle-agent, and ringall for a fifo, when not given. */
            strategy?: null | string;
            description?: null | string;
            holdSound?: null | string;
            greeting?: null | string;
            autoRecord?: null | boolean;
            /** @description By key; values as text. */
            parameters?: null | {
                [key: string]: string;
            };
        };
        /** @description How long the tenant is to keep what; what is left out goes by the operator. */
        NewRetention: {
            /** Format: int32 */
            recordingDays?: null | number;
            /**
             * Format: int32
             * @description Beyond them the oldest recordings go.
             */
            recordingMegabytes?: null | number;
            /**
             * Format: int32
             * @description Of call records.
             */
            recordDays?: null | number;
            /**
             * Format: int32
             * @description Of the log: three at least.
             */
            eventDays?: null | number;
            /**
             * Format: int32
             * @description Beyond them the log's oldest go, but never what is younger than three days.
             */
            eventMegabytes?: null | number;
        };
        /** @description A seller's code to be made, or to be bound to agents. */
        NewSalesCode: {
            code: string;
            /** @description Bound to it from now on, and to no other; as it is when not given. */
            agents?: null | number[];
        };
        /** @description Who wants to sign in. */
        NewSession: {
            /** @description The user's; login@domain where the server has several tenants. */
            login: string;
            password: string;
            /** @description From his authenticator, where he has turned TOTP on. */
            code?: null | string;
        };
        /** @description What is to be asked of the tenant's people when they sign in. */
        NewSignInRules: {
            /** @description Of whom a second factor is demanded: nobody, administrators, supervisors (and administrators) or everybody. */
            totp: string;
        };
        /** @description A subscription to be made. */
        NewSubscription: {
            /** @description Where messages are posted: http or https, without user name and password. */
            url: string;
            /** @description Kinds of events, as /v1/events names them, or the first word and .*; all when not given. */
            types?: null | string[];
            /** @description What messages look like: native when not given, or meiqia (its types are cdr.hangup and call_robot.hangup). */
            shape?: null | string;
            /** @description For people. */
            name?: null | string;
            /** @description True when not given. */
            enabled?: null | boolean;
        };
        /** @description A tenant to be made. */
        NewTenantBody: {
            /** @description Letters, digits, - and _. */
            name: string;
            /** @description Its SIP domain, e.g. acme.example. */
            domain: string;
        };
        /** @description A place in a queue; what is left out is the agent's own, or stays as it is. */
        NewTier: {
            /** Format: int32 */
            level?: null | number;
            /** Format: int32 */
            position?: null | number;
        };
        /** @description Who wants a token. */
        NewToken: {
            /** @description The user's; login@domain where the server has several tenants. */
            login: string;
            password: string;
            /** @description From his authenticator, where he has turned TOTP on. */
            code?: null | string;
        };
        /** @description Who wants a second factor. */
        NewTotp: {
            /** @description One's own, once more: a session that was stolen sets nothing up. Who has none sends none. */
            password?: null | string;
        };
        /** @description A trunk to be made. */
        NewTrunk: {
            /** @description Unique in the tenant. */
            name: string;
            /** @description Neither lets calls in nor out, nor registers. */
            disabled?: null | boolean;
            /** @description Hosts in the order in which they are tried: an address or a name, with or without port. A name stands for all its addresses (NAPTR, SRV, A and AAAA). */
            peers?: null | string[];
            /** @description Addresses or blocks of addresses (203.0.113.0/24) that calls come from besides the peers. */
            sources?: null | string[];
            /** @description any (what DNS says, else UDP), udp, tcp or tls. */
            transport?: null | string;
            /** @description Host of our address of record there, and of what is dialled; empty: the peer's. */
            domain?: null | string;
            /** @description Our account there. */
            user?: null | string;
            /** @description Name in answers to challenges where it is another than user. */
            authUser?: null | string;
            /** @description Never shown again. */
            password?: null | string;
            /** @description We register there, so that calls come to us. */
            registers?: null | boolean;
            /**
             * Format: int32
             * @description For how long we ask to be registered.
             */
            registerSeconds?: null | number;
            /**
             * Format: int32
             * @description Trunks of the lowest are tried first.
             */
            priority?: null | number;
            /**
             * Format: int32
             * @description Of trunks of one priority, the share of calls that try it first.
             */
            weight?: null | number;
            /**
             * Format: int32
             * @description After so long without any answer to an INVITE the next way is tried.
             */
            silenceSeconds?: null | number;
            /**
             * Format: int32
             * @description How often it is asked (OPTIONS) whether it is there; 0: never.
             */
            probeSeconds?: null | number;
            /**
             * Format: int32
             * @description So many in a row unanswered, or answered 503, and it is down until one is answered.
             */
            probeFailures?: null | number;
            /**
             * Format: int32
             * @description Calls at once, in both directions together; 0: no limit.
             */
            maxCalls?: null | number;
            /**
             * Format: int32
             * @description New calls a second, in each direction; 0: no limit.
             */
            maxCallsPerSecond?: null | number;
            /** @description PCMU, PCMA, G722, in the order in which they are offered; none: all. */
            codecs?: null | string[];
            /** @description Its media goes where its SDP says, whatever its packets show. */
            mediaBySdp?: null | boolean;
            /** @description User of From; empty: the caller's number. */
            fromUser?: null | string;
            /** @description Host of From; empty: domain, else the tenant's. */
            fromDomain?: null | string;
            /** @description The header that has the caller's number beside From: none, asserted (P-Asserted-Identity) or preferred (P-Preferred-Identity). */
            callerHeader?: null | string;
            /** @description Callers are hidden from whoever is called: From is anonymous, Privacy is id. */
            hidesCaller?: null | boolean;
            /** @description Who is called by a forwarded call learns which number was called first (Diversion). */
            tellsDiversion?: null | boolean;
            /** @description How numbers are written there: national (0 before an area, 00 before a country), e164 (with +) or digits (E.164 without +). */
            numberFormat?: null | string;
            /** @description What is other about numbers there; of those that fit, the first of each kind counts. */
            numberRules?: null | components["schemas"]["NumberRuleModel"][];
            /** @description Where a call that comes in says which number was called: any (Request-URI; where that names our account P-Called-Party-ID or To), uri, to or p-called-party-id. */
            calledNumber?: null | string;
        };
        /** @description A user to be made. */
        NewUser: {
            /** @description What he signs in with; unique in the tenant. */
            login: string;
            /** @description The login when not given. */
            name?: null | string;
            /** @description AGENT (when not given), NORMAL or CONFMAN. */
            type?: null | string;
            /** @description agent (when not given), supervisor or administrator. */
            role?: null | string;
            /** @description To sign in with; without one he cannot. */
            password?: null | string;
            /** @description The number his phone registers with; the login when not given. */
            extension?: null | string;
            /** @description What his phone registers with; a random one when not given. */
            extensionSecret?: null | string;
            email?: null | string;
            tel?: null | string;
            /** @description The name shown to those he calls. */
            callerName?: null | string;
            /** @description The number shown to those he calls. */
            callerNumber?: null | string;
            /** @description Whether his calls are recorded. */
            autoRecord?: null | boolean;
            rights?: null | components["schemas"]["ExtensionRights"];
            /** @description What he can do, in words of the tenant's own: flows may ask for it when they put a caller into a queue. */
            skills?: null | string[];
            agent?: null | components["schemas"]["AgentSettings"];
        };
        /** @description The server itself. */
        NodeModel: {
            version: string;
            started: string;
            /** @description Where HTTP is served. */
            http: string;
            /** @description Where SIP is served, as transport:host:port. */
            sip: string[];
            /** @description Options that were given, by name; secrets are left out. All others have their defaults. */
            settings: {
                [key: string]: string;
            };
            /**
             * Format: int32
             * @description Calls in progress, of all tenants.
             */
            calls: number;
            /** Format: int32 */
            legs: number;
            /**
             * Format: int32
             * @description Events and changes that wait to be written.
             */
            unwritten: number;
            /** @description Why nothing can be written just now; null when it can. */
            trouble: null | string;
        };
        /** @description Notes, newest first. */
        NoteList: {
            /** @description One page of them. */
            notes: components["schemas"]["NoteModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description What somebody wrote down of a call. */
        NoteModel: {
            /** Format: int64 */
            id: number;
            /** Format: uuid */
            call: string;
            time: string;
            /**
             * Format: int32
             * @description The user who wrote it; null for none of the tenant's.
             */
            agentId: null | number;
            /** @description His login then; empty for none. */
            agent: string;
            /** @description How the call went, in a word; empty for none. */
            disposition: string;
            text: string;
        };
        /** @description Groups in the order in which they came. */
        NumberGroupList: {
            numberGroups: components["schemas"]["NumberGroupModel"][];
            next: null | string;
        };
        /** @description Numbers of the tenant of which one is shown for each call out. */
        NumberGroupModel: {
            /** Format: int32 */
            id: number;
            name: string;
            /** @description E.164 with +; digits where one is in no numbering plan. */
            numbers: string[];
            /** @description same_place (of the callee's city, else province, else any) or random. */
            rule: string;
        };
        /** @description Numbers in the order in which they came. */
        NumberHealthList: {
            numbers: components["schemas"]["NumberHealthModel"][];
            /** @description The period's beginning. */
            from: string;
            /** @description Its end. */
            to: string;
            next: null | string;
        };
        /** @description How a number of the tenant fares that calls out: carriers block numbers that call too much, are refused often, or make short calls. */
        NumberHealthModel: {
            /** @description E.164 with +; digits where it is in no numbering plan. */
            number: string;
            /** @description What people call it; empty for nothing. */
            name: string;
            /**
             * Format: int32
             * @description Calls that show it now, those that ring among them.
             */
            callsNow: number;
            /** @description It was refused too often in a row, and is shown again from then on; null when it does not rest. */
            restsUntil: null | string;
            /**
             * Format: int64
             * @description Calls out of the period that are over.
             */
            calls: number;
            /**
             * Format: int64
             * @description Of these, by whom was called.
             */
            answered: number;
            /**
             * Format: int64
             * @description Refused by a phone or a carrier: neither busy nor unanswered.
             */
            refused: number;
            /**
             * Format: int64
             * @description Answered, and over within six seconds.
             */
            short: number;
            /**
             * Format: double
             * @description Of its calls; null where there are none.
             */
            answeredShare: null | number;
        };
        /** @description Limits in the order in which they came. */
        NumberLimitList: {
            numberLimits: components["schemas"]["NumberLimitModel"][];
            next: null | string;
        };
        /** @description How much a number of the tenant may call out; 0 is no limit. */
        NumberLimitModel: {
            /** Format: int32 */
            id: number;
            /** @description E.164 with +; empty: each number that has no limits of its own. */
            number: string;
            /**
             * Format: int32
             * @description Calls at once, those that ring among them.
             */
            concurrent: number;
            /**
             * Format: int32
             * @description Calls in the sixty minutes before.
             */
            perHour: number;
            /**
             * Format: int32
             * @description Calls by the tenant's day.
             */
            perDay: number;
            /**
             * Format: int32
             * @description After so many refusals in a row it rests.
             */
            refusals: number;
            /**
             * Format: int32
             * @description How long.
             */
            restSeconds: number;
        };
        /** @description Numbers in the order in which they came. */
        NumberList: {
            /** @description One page of them. */
            numbers: components["schemas"]["NumberModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description A number of the tenant: calls from trunks to it go to a queue, to an extension, through a flow, or to what is called like it. */
        NumberModel: {
            /** @description E.164 with +; digits where it is in no numbering plan; or a pattern. */
            number: string;
            /** @description As people of the tenant's country write it. */
            national: string;
            /** @description What people call it; empty for nothing. */
            name: string;
            /** @description Name of the queue it leads to, if to one. */
            queue: null | string;
            /** @description The extension it leads to, if to one. */
            extension: null | string;
            /** @description Name of the flow it leads to, if to one. */
            flow: null | string;
            /** @description Given with the program's options, and changed there only. */
            given: boolean;
        };
        /** @description A number of that kind that begins with a prefix loses its first characters and gets others. */
        NumberRuleModel: {
            /** @description called-out, caller-out, called-in or caller-in: the number called or the caller's, of calls that go out or come in. */
            kind: string;
            /** @description Empty: every number. */
            prefix?: null | string;
            /**
             * Format: int32
             * @description So many characters are taken away.
             */
            strip?: null | number;
            /** @description Put before what is left. */
            add?: null | string;
        };
        /** @description How the tenant's numbers are written, and which one it shows. */
        NumberingModel: {
            /** @description Two letters as ISO 3166 has them. */
            country: string;
            /** @description What numbers without an area belong to; empty for none. */
            areaCode: string;
            /** @description Shown outside by whoever has no number of his own; empty: the tenant's first number. */
            callerNumber: string;
            /** @description Given with the program's options, and changed there only. */
            given: boolean;
        };
        /** @description Why a call was offered to whom it was. */
        OfferModel: {
            strategy: string;
            /** @description How many agents each reason ruled out. */
            counts: {
                [key: string]: number;
            };
            /** @description The first candidates in the strategy's order. */
            first: components["schemas"]["CandidateModel"][];
        };
        /** @description Origins in the order in which they came. */
        PageOriginList: {
            pageOrigins: components["schemas"]["PageOriginModel"][];
            next: null | string;
        };
        /** @description An origin of pages that may follow agents without a token. */
        PageOriginModel: {
            /** Format: int32 */
            id: number;
            /** @description Scheme, host and port. */
            origin: string;
        };
        /** @description A queue's parameters in order of keys. */
        ParameterList: {
            parameters: components["schemas"]["ParameterModel"][];
        };
        /** @description A parameter of a queue. */
        ParameterModel: {
            key: string;
            value: string;
            /** @description Not in force, but kept. */
            disabled: boolean;
        };
        /** @description What a phone in the page of whoever is signed in registers with. With it his extension can be registered, and nothing else can be done. */
        PhoneModel: {
            /** @description What it registers as, and its user name. */
            extension: string;
            /** @description Of its address, and the realm of its password. */
            domain: string;
            /** @description Its password as digest has it (RFC 2617): MD5 of extension:domain:password. The password itself is not shown. */
            ha1: string;
            /** @description Where SIP over WebSocket (RFC 7118) is spoken, on this server, with subprotocol sip. */
            path: string;
        };
        /** @description A number that an agent looks at. */
        PreviewModel: {
            /** Format: int32 */
            agentId: number;
            number: string;
            variables: {
                [key: string]: string;
            };
            /** Format: int32 */
            attempts: number;
            /** @description His until then. */
            until: string;
        };
        /** @description Whose preview. */
        PreviewOrder: {
            /**
             * Format: int32
             * @description The agent; who asks when not given.
             */
            agentId?: null | number;
        };
        /** @description Prices in the order in which they came. */
        PriceList: {
            prices: components["schemas"]["PriceModel"][];
            next: null | string;
        };
        /**
         * @description What calls to numbers that begin so cost. Of several prices that fit a call the one with the longest prefix counts, then one for its trunk, then one for its
         *     time.
         */
        PriceModel: {
            /** Format: int32 */
            id: number;
            /** @description Of numbers as E.164 writes them; empty for all. */
            prefix: string;
            /**
             * Format: double
             * @description What a step costs, in the currency's unit.
             */
            stepPrice: number;
            /**
             * Format: int32
             * @description How long a step is; each one begun counts whole.
             */
            stepSeconds: number;
            /** @description Only of calls through this trunk; null for all. */
            trunk: null | string;
            /** @description Only of calls answered from this time of the tenant's day on, e.g. 09:00; null: all day. */
            from: null | string;
            /** @description And before this one; of the next day where it is not after the other. */
            to: null | string;
            /** @description Days of the week on which that time begins, 1 is Monday; empty: every day. */
            days: number[];
            /**
             * Format: int32
             * @description Whoever talked less pays as if it had been so long.
             */
            leastSeconds: number;
            /**
             * Format: double
             * @description The sum is rounded up to a multiple of this; 0 leaves it as it is.
             */
            round: number;
        };
        Problem: {
            /** @description Stable; relative to the server, where it is explained. */
            type?: string;
            /** @description What kind of problem it is, in English, or in Chinese where that is preferred. */
            title?: string;
            status?: number;
            /** @description What is wrong this time. */
            detail?: string;
            /** @description Under which the server's log has it. */
            traceId?: string;
            /** @description What is wrong with which field. */
            errors?: {
                [key: string]: string[];
            };
            /** @description What is wrong in a flow's document: place (JSON pointer), code, english, chinese. */
            faults?: Record<string, never>[];
        };
        /** @description How well a leg's sound comes through. */
        QualityModel: {
            /** Format: double */
            lossInPercent: number;
            /** Format: double */
            lossOutPercent: number;
            /** Format: double */
            jitterMillis: number;
            /** Format: double */
            roundTripMillis: number;
        };
        /** @description Queues in order of id. */
        QueueList: {
            /** @description One page of them. */
            queues: components["schemas"]["QueueModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description A queue, with how it stands now. */
        QueueModel: {
            /** Format: int32 */
            id: number;
            /** @description Unique in the tenant. */
            name: string;
            /** @description callcenter or fifo. */
            kind: string;
            strategy: string;
            description: string;
            /** @description What waiting callers hear; empty for the built-in music. */
            holdSound: string;
            /** @description Played once on entry; empty for nothing. */
            greeting: string;
            /** @description Whether its calls are recorded. */
            autoRecord: boolean;
            parameters: components["schemas"]["ParameterModel"][];
            state: components["schemas"]["QueueState"];
            created: string;
            updated: string;
        };
        /** @description What changes of a queue; what is left out stays as it is. */
        QueuePatch: {
            name?: null | string;
            strategy?: null | string;
            description?: null | string;
            holdSound?: null | string;
            greeting?: null | string;
            autoRecord?: null | boolean;
        };
        /** @description How a queue stands now; counts since the server started. */
        QueueState: {
            /**
             * Format: int32
             * @description Callers waiting, those included whose call is ringing at an agent.
             */
            waiting: number;
            /**
             * Format: int32
             * @description Agents that could take a call now.
             */
            callable: number;
            /** Format: int32 */
            signedIn: number;
            /** Format: int64 */
            answered: number;
            /** Format: int64 */
            abandoned: number;
            /** @description When the first in line began to wait; null when nobody does. */
            oldestSince: null | string;
        };
        /** @description Queues, by interval, then by queue. */
        QueueStatisticsList: {
            /** @description One page of them. */
            queues: {
                /** @description The interval's beginning. */
                from: string;
                /** @description Its end, which does not belong to it. */
                to: string;
                /** Format: int32 */
                queueId: number;
                /** @description Its name then. */
                queue: string;
                /**
                 * Format: int32
                 * @description Calls that came to wait.
                 */
                offered: number;
                /** Format: int32 */
                answered: number;
                /**
                 * Format: int32
                 * @description Answered within the queue's threshold (parameter service-level-seconds, else 20 s).
                 */
                answeredInTime: number;
                /**
                 * Format: int32
                 * @description The caller hung up.
                 */
                abandoned: number;
                /**
                 * Format: int32
                 * @description Abandoned after the threshold.
                 */
                abandonedLate: number;
                /**
                 * Format: int32
                 * @description Went because they had waited as long as the queue allows.
                 */
                timedOut: number;
                /**
                 * Format: int32
                 * @description Went because no agent was signed in.
                 */
                withoutAgent: number;
                /**
                 * Format: int32
                 * @description Went for another reason.
                 */
                failed: number;
                /**
                 * Format: double
                 * @description Answered in time of those answered or abandoned late, in percent; null when there were none.
                 */
                serviceLevelPercent: null | number;
                /** Format: int64 */
                answerWaitMeanMillis: number;
                /**
                 * Format: int64
                 * @description Half of the answered waited no longer; percentiles are true to 3 %.
                 */
                answerWaitP50Millis: number;
                /** Format: int64 */
                answerWaitP90Millis: number;
                /** Format: int64 */
                answerWaitLongestMillis: number;
                /** Format: int64 */
                abandonWaitMeanMillis: number;
                /** Format: int64 */
                abandonWaitP50Millis: number;
                /** Format: int64 */
                abandonWaitP90Millis: number;
                /** Format: int64 */
                abandonWaitLongestMillis: number;
                /**
                 * Format: int64
                 * @description Agents' time in conversation.
                 */
                talkMillis: number;
                /**
                 * Format: int64
                 * @description Agents had callers on hold.
                 */
                holdMillis: number;
                /** Format: int64 */
                wrapUpMillis: number;
                /**
                 * Format: int32
                 * @description Offers that nobody answered.
                 */
                noAnswers: number;
                /** Format: int32 */
                transfers: number;
                /** @description Waits of the answered. */
                answerWaits: {
                    /**
                     * Format: int64
                     * @description The longest wait that belongs to it; the shortest is one longer than the step before can hold.
                     */
                    upToMillis: number;
                    /**
                     * Format: int32
                     * @description How many waits.
                     */
                    count: number;
                }[];
                /** @description Waits of those who hung up. */
                abandonWaits: {
                    /**
                     * Format: int64
                     * @description The longest wait that belongs to it; the shortest is one longer than the step before can hold.
                     */
                    upToMillis: number;
                    /**
                     * Format: int32
                     * @description How many waits.
                     */
                    count: number;
                }[];
            }[];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description Records, newest first. */
        RecordList: {
            /** @description One page of them. */
            records: {
                /** Format: uuid */
                leg: string;
                /** Format: uuid */
                call: string;
                /**
                 * Format: uuid
                 * @description The leg that caused this one.
                 */
                parent: null | string;
                /** @description in or out, as we see it. */
                direction: string;
                /** @description The extension, or the trunk and number. */
                party: string;
                callerNumber: string;
                callerName: string;
                dialled: string;
                queue: string;
                /** Format: int32 */
                agentId: number;
                /** @description The agent's login. */
                agent: string;
                start: null | string;
                ring: null | string;
                answer: null | string;
                bridge: null | string;
                /** @description Null while it goes on. */
                end: null | string;
                /** Format: int64 */
                talkMillis: number;
                /** @description Why it ended. */
                cause: string;
                /**
                 * Format: int32
                 * @description The SIP status it ended with; 0 for none.
                 */
                sipCode: number;
                sipCallId: string;
                /**
                 * Format: uuid
                 * @description Of `/v1/recordings`; null when it was not recorded.
                 */
                recording: null | string;
                /** @description Why it was offered to this agent. */
                offerReason: string;
                candidates: string;
                /** @description How it was, by the key that the caller pressed when he was asked; null when he said nothing. */
                score: null | string;
            }[];
            /**
             * Format: int32
             * @description How many were asked for.
             */
            limit: number;
            /**
             * Format: int32
             * @description How many were passed over.
             */
            offset: number;
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description Codes for who has lost his authenticator: shown this once, each lets in once. */
        RecoveryCodeList: {
            recoveryCodes: string[];
        };
        /** @description What is to be sent again: one event, a range of events, or all that were given up. */
        ReplayOrder: {
            /**
             * Format: int64
             * @description An event.
             */
            event?: null | number;
            /**
             * Format: int64
             * @description The first event of a range.
             */
            first?: null | number;
            /**
             * Format: int64
             * @description Its last; up to now when not given.
             */
            last?: null | number;
            /** @description All that were given up. */
            dead?: null | boolean;
        };
        /** @description How long what is kept, and how much there is. */
        RetentionModel: {
            /** @description What the tenant has set; null where it goes by the operator. */
            own: components["schemas"]["KeepModel"];
            /** @description What the server's operator has set (`--recording-days`, `--keep-records` …): nothing is kept for longer. Null for ever. */
            operators: components["schemas"]["KeepModel"];
            /** @description Whichever of the two is less. */
            inEffect: components["schemas"]["KeepModel"];
            /** @description What there is now. */
            stored: components["schemas"]["StoredModel"];
        };
        /** @description When a number is dialled again. */
        RetryModel: {
            /** @description busy, no_answer, refused, failed, abandoned or machine. */
            after: string;
            /**
             * Format: int32
             * @description Not before so long after.
             */
            pauseSeconds: number;
            /**
             * Format: int32
             * @description Attempts that may end so.
             */
            attempts: number;
            /**
             * Format: int32
             * @description 0 to 9: of numbers that are due lower ones go first; 5 is that of numbers never dialled, and the one when not given.
             */
            rank?: null | number;
        };
        /** @description Codes in the order in which they came. */
        SalesCodeList: {
            salesCodes: components["schemas"]["SalesCodeModel"][];
            next: null | string;
        };
        /** @description A code that says which seller calls. */
        SalesCodeModel: {
            /** Format: int32 */
            id: number;
            code: string;
            /** @description Users whose calls count as his where nothing else is said. */
            agents: number[];
        };
        /** @description How a secret is replaced. */
        SecretRotation: {
            /**
             * Format: int32
             * @description How long messages are signed with the old secret too, at most a week; a day when not given.
             */
            graceSeconds?: null | number;
        };
        /** @description Who is signed in with a browser. */
        SessionModel: {
            me: null | components["schemas"]["MeModel"];
            /** @description To be sent as X-CSRF-Token with everything that is no GET; empty for nobody. */
            csrf: string;
            /** @description Whether one may sign in at the operator's provider too: GET /v1/session/oidc. */
            oidc: boolean;
        };
        /** @description What is asked of the tenant's people when they sign in. */
        SignInRulesModel: {
            /** @description Of whom the tenant demands a second factor: nobody, administrators, supervisors (and administrators), everybody. */
            totp: string;
            /** @description Of whom the server's operator does in any case (`--require-totp`); whichever is more of the two counts. */
            operatorTotp: string;
        };
        /** @description The signalling of a call: its legs, and their SIP messages in the order in which they came and went. */
        SipTraceModel: {
            /** Format: uuid */
            call: string;
            /** @description False when some messages could not be kept, or there are more than an answer holds. */
            whole: boolean;
            legs: {
                /** Format: uuid */
                leg: string;
                /**
                 * Format: uuid
                 * @description The call it was made in; another one when it came from there.
                 */
                call: string;
                /** @description `extension:1001` or `trunk:NAME`. */
                party: string;
                /** @description inbound (it came to us) or outbound. */
                direction: string;
                sipCallId: string;
                quality: {
                    /** Format: int64 */
                    packetsIn: number;
                    /** Format: int64 */
                    packetsOut: number;
                    /** Format: double */
                    lossInPercent: number;
                    /** Format: double */
                    lossOutPercent: number;
                    /** Format: double */
                    jitterMillis: number;
                    /** Format: double */
                    roundTripMillis: number;
                    /** Format: double */
                    mosIn: number;
                    /** Format: double */
                    mosOut: number;
                };
            }[];
            messages: {
                /** @description RFC 3339, UTC, to the microsecond. */
                time: string;
                /** @description in (it came to us) or out. */
                direction: string;
                /** @description udp, tcp or tls. */
                transport: string;
                /** @description Our address. */
                local: string;
                remote: string;
                /** Format: uuid */
                leg: string;
                /** @description Its first line. */
                firstLine: string;
                /** @description All of it; secrets are masked with x. */
                text: string;
            }[];
        };
        /** @description A caller in line. */
        SnapshotCaller: {
            /** Format: int32 */
            queueId: number;
            /**
             * Format: int32
             * @description 1 is the head of the line.
             */
            position: number;
            /** Format: uuid */
            call: string;
            /**
             * Format: uuid
             * @description The caller's.
             */
            leg: string;
            /** @description When it began to wait; where it goes on with a wait of before, that is included. */
            since: string;
            /** @description Ids of the agents at whom it rings. */
            ringingAt: number[];
        };
        /** @description What goes on at one moment. Events after the cursor tell what has changed since. */
        SnapshotModel: {
            /** @description For after of /v1/events. */
            cursor: string;
            /** @description The moment. */
            time: string;
            /** @description Those who are signed in or have been since the server started, by id. */
            agents: components["schemas"]["AgentModel"][];
            /** @description By id. */
            queues: components["schemas"]["SnapshotQueue"][];
            /** @description Callers in line: by queue, then by place. */
            waiting: components["schemas"]["SnapshotCaller"][];
            /** @description Calls in progress, oldest first. */
            calls: components["schemas"]["CallModel"][];
        };
        /** @description A queue. */
        SnapshotQueue: {
            /** Format: int32 */
            id: number;
            name: string;
            state: components["schemas"]["QueueState"];
        };
        /** @description Sounds in order of id. */
        SoundList: {
            /** @description One page of them. */
            sounds: components["schemas"]["SoundModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description A sound that queues can play. */
        SoundModel: {
            /** Format: int32 */
            id: number;
            name: string;
            /** @description upload, or what is built in: system, ringtone. */
            kind: string;
            /** @description How a queue's holdSound or greeting names it. */
            reference: string;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            durationMillis: number;
            /** @description Null for what is built in. */
            created: null | string;
        };
        /** @description A sound's new name. */
        SoundPatch: {
            name: string;
        };
        /** @description A call that was begun. */
        StartedCall: {
            /** Format: uuid */
            call: string;
            /**
             * Format: uuid
             * @description The agent's.
             */
            leg: string;
        };
        /** @description Queues and agents in a period. */
        StatisticsModel: {
            /** @description Its beginning, at a quarter of an hour. */
            from: string;
            /** @description Its end, which does not belong to it. */
            to: string;
            /** @description How it is divided. */
            interval: string;
            /** @description By interval, then by queue; those with nothing to tell are left out. */
            queues: {
                /** @description The interval's beginning. */
                from: string;
                /** @description Its end, which does not belong to it. */
                to: string;
                /** Format: int32 */
                queueId: number;
                /** @description Its name then. */
                queue: string;
                /**
                 * Format: int32
                 * @description Calls that came to wait.
                 */
                offered: number;
                /** Format: int32 */
                answered: number;
                /**
                 * Format: int32
                 * @description Answered within the queue's threshold (parameter service-level-seconds, else 20 s).
                 */
                answeredInTime: number;
                /**
                 * Format: int32
                 * @description The caller hung up.
                 */
                abandoned: number;
                /**
                 * Format: int32
                 * @description Abandoned after the threshold.
                 */
                abandonedLate: number;
                /**
                 * Format: int32
                 * @description Went because they had waited as long as the queue allows.
                 */
                timedOut: number;
                /**
                 * Format: int32
                 * @description Went because no agent was signed in.
                 */
                withoutAgent: number;
                /**
                 * Format: int32
                 * @description Went for another reason.
                 */
                failed: number;
                /**
                 * Format: double
                 * @description Answered in time of those answered or abandoned late, in percent; null when there were none.
                 */
                serviceLevelPercent: null | number;
                /** Format: int64 */
                answerWaitMeanMillis: number;
                /**
                 * Format: int64
                 * @description Half of the answered waited no longer; percentiles are true to 3 %.
                 */
                answerWaitP50Millis: number;
                /** Format: int64 */
                answerWaitP90Millis: number;
                /** Format: int64 */
                answerWaitLongestMillis: number;
                /** Format: int64 */
                abandonWaitMeanMillis: number;
                /** Format: int64 */
                abandonWaitP50Millis: number;
                /** Format: int64 */
                abandonWaitP90Millis: number;
                /** Format: int64 */
                abandonWaitLongestMillis: number;
                /**
                 * Format: int64
                 * @description Agents' time in conversation.
                 */
                talkMillis: number;
                /**
                 * Format: int64
                 * @description Agents had callers on hold.
                 */
                holdMillis: number;
                /** Format: int64 */
                wrapUpMillis: number;
                /**
                 * Format: int32
                 * @description Offers that nobody answered.
                 */
                noAnswers: number;
                /** Format: int32 */
                transfers: number;
                /** @description Waits of the answered. */
                answerWaits: {
                    /**
                     * Format: int64
                     * @description The longest wait that belongs to it; the shortest is one longer than the step before can hold.
                     */
                    upToMillis: number;
                    /**
                     * Format: int32
                     * @description How many waits.
                     */
                    count: number;
                }[];
                /** @description Waits of those who hung up. */
                abandonWaits: {
                    /**
                     * Format: int64
                     * @description The longest wait that belongs to it; the shortest is one longer than the step before can hold.
                     */
                    upToMillis: number;
                    /**
                     * Format: int32
                     * @description How many waits.
                     */
                    count: number;
                }[];
            }[];
            /** @description By interval, then by agent, likewise. */
            agents: {
                /** @description The interval's beginning. */
                from: string;
                /** @description Its end, which does not belong to it. */
                to: string;
                /** Format: int32 */
                agentId: number;
                /** @description His login then. */
                agent: string;
                /**
                 * Format: int32
                 * @description Offers made to him.
                 */
                offered: number;
                /** Format: int32 */
                answered: number;
                /** Format: int32 */
                noAnswers: number;
                /**
                 * Format: int32
                 * @description Offers he declined, or was busy for.
                 */
                rejected: number;
                /**
                 * Format: int32
                 * @description Calls he passed on.
                 */
                transfers: number;
                /**
                 * Format: int64
                 * @description In conversation, in calls of queues.
                 */
                talkMillis: number;
                /**
                 * Format: int64
                 * @description He had callers on hold, in calls of queues.
                 */
                holdMillis: number;
                /** Format: int64 */
                wrapUpMillis: number;
                /**
                 * Format: double
                 * @description In calls of queues or wrapping up, of the time in which he was that, rung or ready; in percent, null when he never was.
                 */
                occupancyPercent: null | number;
                /** Format: int64 */
                signedInMillis: number;
                /**
                 * Format: int64
                 * @description Could have been offered a call.
                 */
                readyMillis: number;
                /**
                 * Format: int64
                 * @description Available, but left alone after a refusal, or his phone not registered.
                 */
                unreadyMillis: number;
                /**
                 * Format: int64
                 * @description An offer rang.
                 */
                ringMillis: number;
                /**
                 * Format: int64
                 * @description In a call of a queue: talk, hold, joining and all.
                 */
                queueCallMillis: number;
                /**
                 * Format: int64
                 * @description In another call.
                 */
                otherCallMillis: number;
                /**
                 * Format: int64
                 * @description In conversation, in calls of no queue: those he dialled, and those of colleagues.
                 */
                otherTalkMillis: number;
                /**
                 * Format: int64
                 * @description He had others on hold, in calls of no queue.
                 */
                otherHoldMillis: number;
                /** @description His part in each queue. */
                queues: {
                    /** Format: int32 */
                    queueId: number;
                    /** @description Its name then. */
                    queue: string;
                    /**
                     * Format: int32
                     * @description Offers of its callers made to him.
                     */
                    offered: number;
                    /** Format: int32 */
                    answered: number;
                    /** Format: int32 */
                    noAnswers: number;
                    /**
                     * Format: int32
                     * @description Offers he declined, or was busy for.
                     */
                    rejected: number;
                    /**
                     * Format: int32
                     * @description Its calls that he passed on.
                     */
                    transfers: number;
                    /** Format: int64 */
                    talkMillis: number;
                    /** Format: int64 */
                    holdMillis: number;
                    /** Format: int64 */
                    wrapUpMillis: number;
                }[];
                /**
                 * Format: int64
                 * @description On break, whatever for.
                 */
                breakMillis: number;
                /** @description On break, in milliseconds by reason; the empty reason is a break without one. */
                breakReasons: {
                    [key: string]: number;
                };
            }[];
        };
        /** @description What there is of a tenant on the disk. */
        StoredModel: {
            /**
             * Format: int32
             * @description How many.
             */
            recordings: number;
            /** Format: int64 */
            recordingBytes: number;
            /** @description When it ended. */
            oldestRecording: null | string;
            /** @description When they were counted: not for everybody who asks. */
            recordingsCounted: null | string;
            /**
             * Format: int32
             * @description Call records, one a leg; 100000 stands for that many or more.
             */
            records: number;
            /** @description When its leg began. */
            oldestRecord: null | string;
            /**
             * Format: int64
             * @description Of the log.
             */
            eventBytes: number;
            /** @description Where the log begins. */
            oldestEvent: null | string;
        };
        /** Format: binary */
        Stream: string;
        /** @description Subscriptions, oldest first. */
        SubscriptionList: {
            subscriptions: components["schemas"]["SubscriptionModel"][];
        };
        /** @description A URL that is told what happens. */
        SubscriptionModel: {
            /** Format: int32 */
            id: number;
            name: string;
            url: string;
            /** @description Kinds of events; empty for all. */
            types: string[];
            /** @description What messages look like: native, or a dialect's name. */
            shape: string;
            enabled: boolean;
            /** @description by_hand, or gone where the receiver answered 410; null while enabled. */
            disabledBecause: null | string;
            created: string;
            changed: string;
            state: null | components["schemas"]["SubscriptionState"];
        };
        /** @description What of a subscription is to be changed; what is not given stays. */
        SubscriptionPatch: {
            url?: null | string;
            types?: null | string[];
            name?: null | string;
            /** @description Enabled again, it is told what happens from then on. */
            enabled?: null | boolean;
        };
        /** @description The secret that messages of a subscription are signed with (Standard Webhooks). */
        SubscriptionSecret: {
            /** @description whsec_ and base64. */
            secret: string;
        };
        /** @description How a subscription is doing. */
        SubscriptionState: {
            /**
             * Format: int64
             * @description Every event up to this one is delivered, waits to be tried again, was given up, or is not wanted.
             */
            cursor: number;
            /**
             * Format: int64
             * @description Events of the log that were not looked at yet.
             */
            behind: number;
            /**
             * Format: int32
             * @description Events on their way or waiting to be tried again.
             */
            waiting: number;
            /** @description Since when the receiver takes nothing; null while it does. */
            failingSince: null | string;
            /** @description When it is tried next; null for now, or when nothing waits. */
            nextTry: null | string;
            /** @description Something is being sent again by hand. */
            replaying: boolean;
        };
        /** @description Tenants in order of id. */
        TenantList: {
            /** @description One page of them. */
            tenants: components["schemas"]["TenantModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description A customer with its own call centre. */
        TenantModel: {
            /** Format: int32 */
            id: number;
            /** @description Unique; letters, digits, - and _. */
            name: string;
            /** @description Its SIP domain, unique. */
            domain: string;
            /** @description It keeps all it has, and is not served. */
            disabled: boolean;
        };
        /** @description What changes of a tenant; what is left out stays as it is. */
        TenantPatch: {
            /** @description Its phones have to register again; calls go on. */
            domain?: null | string;
            /** @description Disabled, its calls are hung up and nobody of it gets in. */
            disabled?: null | boolean;
        };
        /** @description A queue's agents in order of level and position. */
        TierList: {
            tiers: components["schemas"]["TierModel"][];
        };
        /** @description An agent's place in a queue; low levels and positions come first. */
        TierModel: {
            /** Format: int32 */
            userId: number;
            login: string;
            /** Format: int32 */
            level: number;
            /** Format: int32 */
            position: number;
            /** @description Whether he is signed in to this queue. */
            signedIn: boolean;
            updated: string;
        };
        /** @description Tokens, oldest first. */
        TokenList: {
            tokens: components["schemas"]["TokenModel"][];
        };
        /** @description A token that works, without its secret. */
        TokenModel: {
            id: string;
            /** Format: int32 */
            userId: number;
            issued: string;
            ends: string;
        };
        /** @description What an authenticator shows. */
        TotpCode: {
            code: string;
        };
        /** @description Whether a user signs in with a code of an authenticator as well. */
        TotpModel: {
            isOn: boolean;
            /**
             * Format: int32
             * @description Of those that were given when it was turned on, or since: each lets in once in place of a code.
             */
            recoveryCodesLeft: number;
            /** @description He cannot do without: the tenant or the operator demands it of him. */
            isDemanded: boolean;
        };
        /** @description What one address of a trunk answered. */
        TrunkAnswerModel: {
            /** @description As `udp:203.0.113.5:5060`. */
            address: string;
            /** @description answered; unavailable (503: it is there and takes no calls); silent (nothing came in time); unreachable (it could not be sent). */
            result: string;
            /**
             * Format: int32
             * @description The SIP status; null where none came.
             */
            status: null | number;
            /** @description Its phrase; empty where none came. */
            reason: string;
            /**
             * Format: double
             * @description From the question to the answer, or until no more was waited.
             */
            milliseconds: number;
        };
        /** @description What came of asking a trunk whether it is there. */
        TrunkCheckModel: {
            /** @description Whether at least one address takes calls. */
            isReachable: boolean;
            /** @description Why no address is known; empty when some are. */
            unresolved: string;
            /** @description What each address answered, in the order in which they are tried; none when no address is known. */
            answers: components["schemas"]["TrunkAnswerModel"][];
        };
        /** @description What went through a trunk. */
        TrunkCountsModel: {
            /**
             * Format: int64
             * @description Calls that came in.
             */
            in: number;
            /**
             * Format: int64
             * @description Calls that were tried through it.
             */
            out: number;
            /**
             * Format: int64
             * @description Of those, how many were answered.
             */
            answered: number;
            /**
             * Format: int64
             * @description Of those, how many failed because of the trunk.
             */
            failed: number;
            /**
             * Format: int64
             * @description Calls that came in and were refused because of its limits.
             */
            refused: number;
            /** @description How many of those tried ended with which final status. */
            codes: {
                [key: string]: number;
            };
        };
        /** @description Trunks in order of id. */
        TrunkList: {
            /** @description One page of them. */
            trunks: components["schemas"]["TrunkModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description A trunk, with how it stands now. */
        TrunkModel: {
            /** Format: int32 */
            id: number;
            name: string;
            /** @description Given with --trunk when the server was started: it can be changed there only. */
            byOption: boolean;
            disabled: boolean;
            peers: string[];
            sources: string[];
            transport: string;
            domain: string;
            user: string;
            authUser: string;
            /** @description Whether there is one; it is never shown. */
            hasPassword: boolean;
            registers: boolean;
            /** Format: int32 */
            registerSeconds: number;
            /** Format: int32 */
            priority: number;
            /** Format: int32 */
            weight: number;
            /** Format: int32 */
            silenceSeconds: number;
            /** Format: int32 */
            probeSeconds: number;
            /** Format: int32 */
            probeFailures: number;
            /** Format: int32 */
            maxCalls: number;
            /** Format: int32 */
            maxCallsPerSecond: number;
            codecs: string[];
            mediaBySdp: boolean;
            fromUser: string;
            fromDomain: string;
            callerHeader: string;
            hidesCaller: boolean;
            tellsDiversion: boolean;
            numberFormat: string;
            numberRules: components["schemas"]["NumberRuleModel"][];
            calledNumber: string;
            state: components["schemas"]["TrunkStateModel"];
            created: string;
            updated: string;
        };
        /** @description What changes of a trunk; what is left out stays as it is. Calls under way go on. */
        TrunkPatch: {
            name?: null | string;
            /** @description Neither lets calls in nor out, nor registers. */
            disabled?: null | boolean;
            /** @description Hosts in the order in which they are tried: an address or a name, with or without port. A name stands for all its addresses (NAPTR, SRV, A and AAAA). */
            peers?: null | string[];
            /** @description Addresses or blocks of addresses (203.0.113.0/24) that calls come from besides the peers. */
            sources?: null | string[];
            /** @description any (what DNS says, else UDP), udp, tcp or tls. */
            transport?: null | string;
            /** @description Host of our address of record there, and of what is dialled; empty: the peer's. */
            domain?: null | string;
            /** @description Our account there. */
            user?: null | string;
            /** @description Name in answers to challenges where it is another than user. */
            authUser?: null | string;
            /** @description Never shown again. */
            password?: null | string;
            /** @description We register there, so that calls come to us. */
            registers?: null | boolean;
            /**
             * Format: int32
             * @description For how long we ask to be registered.
             */
            registerSeconds?: null | number;
            /**
             * Format: int32
             * @description Trunks of the lowest are tried first.
             */
            priority?: null | number;
            /**
             * Format: int32
             * @description Of trunks of one priority, the share of calls that try it first.
             */
            weight?: null | number;
            /**
             * Format: int32
             * @description After so long without any answer to an INVITE the next way is tried.
             */
            silenceSeconds?: null | number;
            /**
             * Format: int32
             * @description How often it is asked (OPTIONS) whether it is there; 0: never.
             */
            probeSeconds?: null | number;
            /**
             * Format: int32
             * @description So many in a row unanswered, or answered 503, and it is down until one is answered.
             */
            probeFailures?: null | number;
            /**
             * Format: int32
             * @description Calls at once, in both directions together; 0: no limit.
             */
            maxCalls?: null | number;
            /**
             * Format: int32
             * @description New calls a second, in each direction; 0: no limit.
             */
            maxCallsPerSecond?: null | number;
            /** @description PCMU, PCMA, G722, in the order in which they are offered; none: all. */
            codecs?: null | string[];
            /** @description Its media goes where its SDP says, whatever its packets show. */
            mediaBySdp?: null | boolean;
            /** @description User of From; empty: the caller's number. */
            fromUser?: null | string;
            /** @description Host of From; empty: domain, else the tenant's. */
            fromDomain?: null | string;
            /** @description The header that has the caller's number beside From: none, asserted (P-Asserted-Identity) or preferred (P-Preferred-Identity). */
            callerHeader?: null | string;
            /** @description Callers are hidden from whoever is called: From is anonymous, Privacy is id. */
            hidesCaller?: null | boolean;
            /** @description Who is called by a forwarded call learns which number was called first (Diversion). */
            tellsDiversion?: null | boolean;
            /** @description How numbers are written there: national (0 before an area, 00 before a country), e164 (with +) or digits (E.164 without +). */
            numberFormat?: null | string;
            /** @description What is other about numbers there; of those that fit, the first of each kind counts. */
            numberRules?: null | components["schemas"]["NumberRuleModel"][];
            /** @description Where a call that comes in says which number was called: any (Request-URI; where that names our account P-Called-Party-ID or To), uri, to or p-called-party-id. */
            calledNumber?: null | string;
        };
        /** @description How a trunk stands now. */
        TrunkStateModel: {
            /** @description up, down, unregistered, unresolved or disabled. */
            state: string;
            /** @description Since when. */
            since: null | string;
            /** @description none, registering, registered, failed or ended. */
            registration: string;
            registeredUntil: null | string;
            /** @description What went wrong last; empty when nothing has. */
            lastError: string;
            lastErrorAt: null | string;
            /** @description What its peers were found to be, in the order in which they are tried. */
            addresses: string[];
            /**
             * Format: int32
             * @description Calls in progress that came in.
             */
            callsIn: number;
            /**
             * Format: int32
             * @description Calls in progress that went out.
             */
            callsOut: number;
            /** @description Since midnight, or the server's start if that was later. */
            today: components["schemas"]["TrunkCountsModel"];
            /** @description Since the server started. */
            total: components["schemas"]["TrunkCountsModel"];
        };
        /** @description A text that could not be spoken, and why. */
        UnspokenModel: {
            text: string;
            problem: string;
        };
        /** @description Users in order of id. */
        UserList: {
            /** @description One page of them. */
            users: components["schemas"]["UserModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description A user of the tenant. One of type AGENT takes calls. */
        UserModel: {
            /** Format: int32 */
            id: number;
            /** @description What he signs in with; unique in the tenant. */
            login: string;
            name: string;
            /** @description AGENT, NORMAL or CONFMAN. */
            type: string;
            /** @description agent, supervisor or administrator. */
            role: string;
            /** @description The number his phone registers with. */
            extension: string;
            email: string;
            tel: string;
            /** @description The name shown to those he calls. */
            callerName: string;
            /** @description The number shown to those he calls. */
            callerNumber: string;
            /** @description Whether his calls are recorded. */
            autoRecord: boolean;
            /** @description What he can do: flows may ask for it when they put a caller into a queue. */
            skills: string[];
            /** @description How calls are offered to him. */
            agent: components["schemas"]["AgentSettings"];
            /** @description Null for the administrator of the credentials file. */
            created: null | string;
            updated: null | string;
        };
        /** @description What changes of a user; what is left out stays as it is. */
        UserPatch: {
            login?: null | string;
            name?: null | string;
            type?: null | string;
            role?: null | string;
            /** @description Another number for his extension; who has none gets one. */
            extension?: null | string;
            extensionSecret?: null | string;
            email?: null | string;
            tel?: null | string;
            callerName?: null | string;
            callerNumber?: null | string;
            autoRecord?: null | boolean;
            rights?: null | components["schemas"]["ExtensionRights"];
            /** @description What he can do, in words of the tenant's own: flows may ask for it when they put a caller into a queue. */
            skills?: null | string[];
            agent?: null | components["schemas"]["AgentSettings"];
        };
        /** @description Messages, newest first. */
        VoicemailList: {
            /** @description One page of them. */
            voicemails: components["schemas"]["VoicemailModel"][];
            /** @description The cursor of the next page; null on the last one. */
            next: null | string;
        };
        /** @description A message that a caller left. */
        VoicemailModel: {
            /**
             * Format: uuid
             * @description Of the recording.
             */
            id: string;
            /** Format: uuid */
            call: string;
            /** @description Whose it is, as the flow has it: an extension, a login, any name; empty for nobody's. */
            box: string;
            /** @description Number of who left it. */
            caller: string;
            /** @description What he had dialled. */
            dialled: string;
            time: string;
            /** Format: int64 */
            durationMillis: number;
        };
        /** @description Every agent that was looked at for a waiting call, in the strategy's order. */
        WaitingModel: {
            /** Format: uuid */
            call: string;
            /** Format: int32 */
            position: number;
            candidates: components["schemas"]["CandidateModel"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeModel"];
                };
            };
        };
    };
    getPhoneMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneModel"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionModel"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSession"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionModel"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    leaveOidcSession: {
        parameters: {
            query?: {
                /** @description The SIP domain of the tenant one is a user of; without it that of the address, else the default one. */
                domain?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    confirmOidcSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionModel"];
                };
            };
        };
    };
    returnOidcSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
        };
    };
    createTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
        };
    };
    endOwnTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    endTokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpModel"];
                };
            };
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodeList"];
                };
            };
        };
    };
    beginTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTotp"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeTotp"];
                };
            };
        };
    };
    endOwnTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    renewTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodeList"];
                };
            };
        };
    };
    getOfTotp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpModel"];
                };
            };
        };
    };
    endTotp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSignInRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInRulesModel"];
                };
            };
        };
    };
    setSignInRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSignInRules"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInRulesModel"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
        };
    };
    createKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
        };
    };
    getKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyModel"];
                };
            };
        };
    };
    revokeKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rotateKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["KeyRotation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description Only the one with this login. */
                login?: string;
                /** @description Only those of this type. */
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
        };
    };
    createUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserModel"];
                };
            };
        };
    };
    getUsers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserModel"];
                };
            };
        };
    };
    deleteUsers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeUsers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserModel"];
                };
            };
        };
    };
    setPasswordUsers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listExtensions: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtensionList"];
                };
            };
        };
    };
    getExtensions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtensionModel"];
                };
            };
        };
    };
    changeExtensions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtensionModel"];
                };
            };
        };
    };
    listQueues: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description Only the one of this name. */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueList"];
                };
            };
        };
    };
    createQueues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQueue"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueModel"];
                };
            };
        };
    };
    getQueues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueModel"];
                };
            };
        };
    };
    deleteQueues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeQueues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueuePatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueModel"];
                };
            };
        };
    };
    listParameters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterList"];
                };
            };
        };
    };
    setParameters: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewParameter"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterModel"];
                };
            };
        };
    };
    removeParameters: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listTiers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TierList"];
                };
            };
        };
    };
    getTiers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TierModel"];
                };
            };
        };
    };
    setTiers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTier"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TierModel"];
                };
            };
        };
    };
    removeTiers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listNumbers: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberList"];
                };
            };
        };
    };
    getNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberModel"];
                };
            };
        };
    };
    setNumbers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNumber"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberModel"];
                };
            };
        };
    };
    removeNumbers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getNumberingNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberingModel"];
                };
            };
        };
    };
    setNumberingNumbers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNumbering"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberingModel"];
                };
            };
        };
    };
    listFlows: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description Only the one of this name. */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowList"];
                };
            };
        };
    };
    createFlows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JsonElement"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowModel"];
                };
            };
        };
    };
    getFlows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowModel"];
                };
            };
        };
    };
    deleteFlows: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getDraftFlows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonElement"];
                };
            };
        };
    };
    saveFlows: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JsonElement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowModel"];
                };
            };
        };
    };
    validateFlows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowFaultList"];
                };
            };
        };
    };
    publishFlows: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowModel"];
                };
            };
        };
    };
    getSpeechFlows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowSpeechModel"];
                };
            };
        };
    };
    getFlowSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonElement"];
                };
            };
        };
    };
    getFlowSecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionSecret"];
                };
            };
        };
    };
    rotateFlowSecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionSecret"];
                };
            };
        };
    };
    listFlowVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersionList"];
                };
            };
        };
    };
    getFlowVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonElement"];
                };
            };
        };
    };
    compareFlowVersions: {
        parameters: {
            query?: {
                /** @description A version, or draft; what is published when not given. */
                from?: string;
                /** @description Likewise; the draft when not given. */
                to?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowDiffModel"];
                };
            };
        };
    };
    runFlowTrials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["FlowTry"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTrialModel"];
                };
            };
        };
    };
    listNumberGroups: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberGroupList"];
                };
            };
        };
    };
    createNumberGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNumberGroup"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberGroupModel"];
                };
            };
        };
    };
    getNumberGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberGroupModel"];
                };
            };
        };
    };
    setNumberGroups: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNumberGroup"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberGroupModel"];
                };
            };
        };
    };
    removeNumberGroups: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listNumberLimits: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberLimitList"];
                };
            };
        };
    };
    setNumberLimits: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNumberLimit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberLimitModel"];
                };
            };
        };
    };
    getNumberLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberLimitModel"];
                };
            };
        };
    };
    removeNumberLimits: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listNumberHealth: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description Calls begun at or after this time, ISO 8601; a day ago when not given. */
                from?: string;
                /** @description Calls begun before this time, ISO 8601; now when not given. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberHealthList"];
                };
            };
        };
    };
    listSalesCodes: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesCodeList"];
                };
            };
        };
    };
    setSalesCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSalesCode"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesCodeModel"];
                };
            };
        };
    };
    getSalesCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesCodeModel"];
                };
            };
        };
    };
    removeSalesCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPrices: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
        };
    };
    setPrices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPrice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceModel"];
                };
            };
        };
    };
    getPrices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceModel"];
                };
            };
        };
    };
    removePrices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPageOrigins: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOriginList"];
                };
            };
        };
    };
    addPageOrigins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPageOrigin"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOriginModel"];
                };
            };
        };
    };
    getPageOrigins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOriginModel"];
                };
            };
        };
    };
    removePageOrigins: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCustomerPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPageModel"];
                };
            };
        };
    };
    setCustomerPage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomerPage"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPageModel"];
                };
            };
        };
    };
    listCampaigns: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignList"];
                };
            };
        };
    };
    createCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCampaign"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignModel"];
                };
            };
        };
    };
    getCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignModel"];
                };
            };
        };
    };
    removeCampaigns: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeCampaigns: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignModel"];
                };
            };
        };
    };
    startCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignModel"];
                };
            };
        };
    };
    pauseCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignModel"];
                };
            };
        };
    };
    stopCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignModel"];
                };
            };
        };
    };
    figuresCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignFigures"];
                };
            };
        };
    };
    listCampaignNumbers: {
        parameters: {
            query?: {
                after?: string;
                /** @description Only those whose last attempt came to that: answered, abandoned, busy, no_answer, refused, failed, lost, do_not_call or hung_up. */
                outcome?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignNumberList"];
                };
            };
        };
    };
    addCampaignNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCampaignNumbers"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listImportsCampaignNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
        };
    };
    importCampaignNumbers: {
        parameters: {
            query?: {
                /** @description all (one bad line, and none comes in) or skip. all when not given. */
                badLines?: string;
                /** @description UTF-8 or GB18030. What it looks like when not given. */
                encoding?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportModel"];
                };
            };
        };
    };
    getImportCampaignNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                import: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportModel"];
                };
            };
        };
    };
    takeCampaignPreviews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewModel"];
                };
            };
        };
    };
    dialCampaignPreviews: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for this request, at most 255 visible ASCII characters, kept for 24 hours. The same request again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewOrder"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    skipCampaignPreviews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewOrder"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listEvidence: {
        parameters: {
            query?: {
                /** @description Where to go on: next of the page before. */
                cursor?: string;
                /** @description json or csv; json when not given. With csv the next cursor is in X-Next-Cursor. */
                format?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceList"];
                };
            };
        };
    };
    listDoNotCall: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallList"];
                };
            };
        };
    };
    changeDoNotCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoNotCallChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSharedDoNotCall: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallList"];
                };
            };
        };
    };
    changeSharedDoNotCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoNotCallChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listTrunks: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description Only the one of this name. */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrunkList"];
                };
            };
        };
    };
    createTrunks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTrunk"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrunkModel"];
                };
            };
        };
    };
    getTrunks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrunkModel"];
                };
            };
        };
    };
    deleteTrunks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeTrunks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrunkPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrunkModel"];
                };
            };
        };
    };
    checkTrunks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrunkCheckModel"];
                };
            };
        };
    };
    listSounds: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SoundList"];
                };
            };
        };
    };
    uploadSounds: {
        parameters: {
            query: {
                /** @description What it is called. */
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "audio/wav": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SoundModel"];
                };
            };
        };
    };
    getSounds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SoundModel"];
                };
            };
        };
    };
    deleteSounds: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    renameSounds: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SoundPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SoundModel"];
                };
            };
        };
    };
    listAgents: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description Only those who are signed in to the queue of this id. */
                queue?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentList"];
                };
            };
        };
    };
    getAgents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentModel"];
                };
            };
        };
    };
    signInAgents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["AgentSignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentModel"];
                };
            };
        };
    };
    signOutAgents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["AgentQueue"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentModel"];
                };
            };
        };
    };
    readyAgents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for this request, at most 255 visible ASCII characters, kept for 24 hours. The same request again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["AgentQueue"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentModel"];
                };
            };
        };
    };
    breakAgents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["AgentBreak"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentModel"];
                };
            };
        };
    };
    wrapUpAgents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentWrapUp"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentModel"];
                };
            };
        };
    };
    reportPageAgents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentPage"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentModel"];
                };
            };
        };
    };
    leavePageAgents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentModel"];
                };
            };
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description Only those that wait in the queue of this name. */
                queue?: string;
                /** @description Only those in this state. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallList"];
                };
            };
        };
    };
    dialCalls: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for this request, at most 255 visible ASCII characters, kept for 24 hours. The same request again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCall"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedCall"];
                };
            };
        };
    };
    getCalls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The call's id, or one of its legs'. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallModel"];
                };
            };
        };
    };
    explainCalls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingModel"];
                };
            };
        };
    };
    answerCallVerbs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hangUpCallVerbs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    holdCallVerbs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["CallActor"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unholdCallVerbs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["CallActor"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    transferCallVerbs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for this request, at most 255 visible ASCII characters, kept for 24 hours. The same request again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallTransfer"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    threeWayCallVerbs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for this request, at most 255 visible ASCII characters, kept for 24 hours. The same request again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallParty"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    consultCallVerbs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for this request, at most 255 visible ASCII characters, kept for 24 hours. The same request again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallParty"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cancelConsultationCallVerbs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["CallActor"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    monitorCallVerbs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for this request, at most 255 visible ASCII characters, kept for 24 hours. The same request again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["CallJoiner"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    whisperCallVerbs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for this request, at most 255 visible ASCII characters, kept for 24 hours. The same request again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["CallJoiner"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    bargeCallVerbs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for this request, at most 255 visible ASCII characters, kept for 24 hours. The same request again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["CallJoiner"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    interceptCallVerbs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for this request, at most 255 visible ASCII characters, kept for 24 hours. The same request again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["CallJoiner"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCallTraces: {
        parameters: {
            query?: {
                /** @description json or pcap; the Accept header where it is not given. */
                format?: string;
            };
            header?: never;
            path: {
                /** @description The call's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SipTraceModel"];
                };
            };
        };
    };
    listEarlier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarlierCalls"];
                };
            };
        };
    };
    listRecords: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description How many to pass over; where there are many, go on by cursor instead. */
                offset?: number;
                /** @description Where to go on: next of the page before. Opaque. */
                cursor?: string;
                /** @description Legs begun at or after this time, ISO 8601. */
                from?: string;
                /** @description Legs begun before this time, ISO 8601. */
                to?: string;
                /** @description Only the legs of this call. */
                call?: string;
                /** @description Only the legs of the agent of this id. */
                agent?: number;
                /** @description Only where this is the caller's number or the one dialled, as the record shows it. */
                number?: string;
                /** @description Only the legs of the queue of this name. */
                queue?: string;
                /** @description Only those that ended for this reason, e.g. no_answer. */
                cause?: string;
                /** @description csv, for spreadsheets; JSON when not given. */
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordList"];
                };
            };
        };
    };
    listNotes: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description Only those of this call. */
                call?: string;
                /** @description Only those of the agent of this id. */
                agent?: number;
                /** @description Only those with this one. */
                disposition?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteList"];
                };
            };
        };
    };
    writeNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listCallRecords: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: next of the page before. Opaque. */
                cursor?: string;
                /** @description Calls begun at or after this time, ISO 8601. */
                from?: string;
                /** @description Calls begun at or before this time, ISO 8601. */
                to?: string;
                /** @description Only this one. */
                call?: string;
                /** @description Only those of the agent of this id. */
                agent?: number;
                /** @description inbound, outbound or internal. */
                direction?: string;
                /** @description not_routed, abandoned, not_answered, caller_missed, callee_missed or answered. */
                state?: string;
                /** @description The number outside, written in any way. */
                customer?: string;
                /** @description The tenant's number, written in any way. */
                own?: string;
                /** @description Of the seller. */
                salesCode?: string;
                /** @description What was given along with the order to call, all of it. */
                userData?: string;
                /** @description csv, for spreadsheets; JSON when not given. */
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallRecordList"];
                };
            };
        };
    };
    getRecordings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": string;
                };
            };
        };
    };
    deleteRecordings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listVoicemails: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description Only those for this one. */
                box?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoicemailList"];
                };
            };
        };
    };
    getVoicemails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": string;
                };
            };
        };
    };
    deleteVoicemails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getStatistics: {
        parameters: {
            query?: {
                /** @description The period's beginning, ISO 8601; a day before its end when not given. Cut down to a quarter of an hour. Intervals are counted from here. */
                from?: string;
                /** @description The period's end, ISO 8601; now when not given. At most 400 days after its beginning. */
                to?: string;
                /** @description How long an interval is: minutes (15m, 30m, … by quarters of an hour), hours (1h), days (1d), or period for all in one; 15m when not given. */
                interval?: string;
                /** @description Only the queue of this id. */
                queue?: number;
                /** @description Only the agent of this id. */
                agent?: number;
                /** @description How many rows at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description csv, for spreadsheets; JSON when not given. */
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticsModel"];
                };
            };
        };
    };
    listQueuesStatistics: {
        parameters: {
            query?: {
                /** @description The period's beginning, ISO 8601; a day before its end when not given. Cut down to a quarter of an hour. Intervals are counted from here. */
                from?: string;
                /** @description The period's end, ISO 8601; now when not given. At most 400 days after its beginning. */
                to?: string;
                /** @description How long an interval is: minutes (15m, 30m, … by quarters of an hour), hours (1h), days (1d), or period for all in one; 15m when not given. */
                interval?: string;
                /** @description Only the queue of this id. */
                queue?: number;
                /** @description Only the agent of this id. */
                agent?: number;
                /** @description How many rows at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description csv, for spreadsheets; JSON when not given. */
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueStatisticsList"];
                };
            };
        };
    };
    listAgentsStatistics: {
        parameters: {
            query?: {
                /** @description The period's beginning, ISO 8601; a day before its end when not given. Cut down to a quarter of an hour. Intervals are counted from here. */
                from?: string;
                /** @description The period's end, ISO 8601; now when not given. At most 400 days after its beginning. */
                to?: string;
                /** @description How long an interval is: minutes (15m, 30m, … by quarters of an hour), hours (1h), days (1d), or period for all in one; 15m when not given. */
                interval?: string;
                /** @description Only the queue of this id. */
                queue?: number;
                /** @description Only the agent of this id. */
                agent?: number;
                /** @description How many rows at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description csv, for spreadsheets; JSON when not given. */
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentStatisticsList"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Events after this place: next of the page before, cursor of a snapshot, or the id of a stream's event. A page begins with the oldest that is kept when it is not given, a stream with what happens from now on. */
                after?: string;
                /** @description The same as after. */
                cursor?: string;
                /** @description Of these types, with commas between: e.g. call.ended or offer.*. */
                type?: string;
                /** @description Only this call's. */
                call?: string;
                /** @description Only those that name the queue of this id. */
                queue?: number;
                /** @description Only those that name the agent of this id. */
                agent?: number;
                /** @description How many at most in a page; 100 when not given. */
                limit?: number;
                /** @description true: the node's log in place of the tenant's, for the operator. */
                node?: boolean;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotModel"];
                };
            };
        };
    };
    getLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveModel"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: next of the page before. From the oldest on when not given. */
                cursor?: string;
                /** @description At or after this time, ISO 8601. */
                from?: string;
                /** @description Before this time, ISO 8601. */
                to?: string;
                /** @description Done by: user:ID, key:NAME, phone:EXTENSION or system. */
                by?: string;
                /** @description From this network address. */
                address?: string;
                /** @description Of these types, with commas between: e.g. audit.sign_in_refused or config.*. */
                type?: string;
                /** @description true: the node's log in place of the tenant's, for the operator. */
                node?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                };
            };
        };
    };
    getRetentions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionModel"];
                };
            };
        };
    };
    setRetentions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRetention"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionModel"];
                };
            };
        };
    };
    listTenants: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                /** @description Only the one of this name. */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantList"];
                };
            };
        };
    };
    createTenants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTenantBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeTenant"];
                };
            };
        };
    };
    getTenants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantModel"];
                };
            };
        };
    };
    removeTenants: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeTenants: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantModel"];
                };
            };
        };
    };
    getNode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeModel"];
                };
            };
        };
    };
    getHealthNode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthModel"];
                };
            };
        };
    };
    listSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionList"];
                };
            };
        };
    };
    createSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubscription"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeSubscription"];
                };
            };
        };
    };
    getSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionModel"];
                };
            };
        };
    };
    removeSubscriptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeSubscriptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the row this is built on; refused with 412 when it was changed meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionModel"];
                };
            };
        };
    };
    getSecretSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionSecret"];
                };
            };
        };
    };
    rotateSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionSecret"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
                event?: number;
                /** @description Only those that were not taken. */
                failed?: boolean;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
        };
    };
    listDeadDeliveries: {
        parameters: {
            query?: {
                /** @description How many at most; 100 when not given. */
                limit?: number;
                /** @description Where to go on: `next` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadList"];
                };
            };
        };
    };
    replayDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayOrder"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionModel"];
                };
            };
        };
    };
    tryNowDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
