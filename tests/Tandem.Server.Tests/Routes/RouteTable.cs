namespace Tandem.Server.Tests.Routes;

/// <summary>
/// Who may come to which route: written down by hand, and not asked of the code that it is to be compared with. A new route is a new row.
/// </summary>
internal static class RouteTable
{
    public static readonly IReadOnlyDictionary<string, Least> Rows = Read(
        """
        anyone         GET     /healthz
        operator       ANY     /metrics
        anyone         ANY     /{**rest}
        anyone         GET     /
        anyone         GET     /assets/{name}
        anyone         GET     /docs/{documentName?}
        anyone         GET     /docs/favicon.svg
        anyone         GET     /docs/scalar.js
        anyone         GET     /docs/scalar.aspnetcore.js
        anyone         GET     /problems/{name}
        anyone         GET     /v1/openapi.json
        anyone         GET     /openapi/{documentName}.json

        known          GET     /v1/me
        known          GET     /v1/me/phone
        known          GET     /v1/me/totp
        known          POST    /v1/me/totp
        known          PUT     /v1/me/totp
        known          DELETE  /v1/me/totp
        known          POST    /v1/me/totp/recovery-codes
        administrator  GET     /v1/retention
        administrator  PUT     /v1/retention
        known          GET     /v1/sign-in-rules
        administrator  PUT     /v1/sign-in-rules
        anyone         POST    /v1/session
        anyone         GET     /v1/session
        known          DELETE  /v1/session
        anyone         GET     /v1/session/oidc
        anyone         GET     /v1/session/oidc/callback
        anyone         POST    /v1/session/oidc
        known          GET     /v1/live
        anyone         POST    /v1/tokens
        known          GET     /v1/tokens
        known          DELETE  /v1/tokens/current
        known          DELETE  /v1/tokens/{id}
        administrator  GET     /v1/keys
        administrator  POST    /v1/keys
        administrator  GET     /v1/keys/{id}
        administrator  POST    /v1/keys/{id}/rotate
        administrator  DELETE  /v1/keys/{id}
        known          GET     /v1/users
        administrator  POST    /v1/users
        known          GET     /v1/users/{id}
        administrator  PATCH   /v1/users/{id}
        administrator  DELETE  /v1/users/{id}
        known          PUT     /v1/users/{id}/password
        administrator  GET     /v1/users/{id}/totp
        administrator  DELETE  /v1/users/{id}/totp
        known          GET     /v1/extensions
        known          GET     /v1/extensions/{number}
        administrator  PATCH   /v1/extensions/{number}
        known          GET     /v1/queues
        administrator  POST    /v1/queues
        known          GET     /v1/queues/{id}
        administrator  PATCH   /v1/queues/{id}
        administrator  DELETE  /v1/queues/{id}
        known          GET     /v1/queues/{id}/parameters
        administrator  PUT     /v1/queues/{id}/parameters/{key}
        administrator  DELETE  /v1/queues/{id}/parameters/{key}
        known          GET     /v1/queues/{id}/tiers
        known          GET     /v1/queues/{id}/tiers/{userId}
        administrator  PUT     /v1/queues/{id}/tiers/{userId}
        administrator  DELETE  /v1/queues/{id}/tiers/{userId}
        known          GET     /v1/numbers
        known          GET     /v1/numbers/{number}
        administrator  PUT     /v1/numbers/{number}
        administrator  DELETE  /v1/numbers/{number}
        known          GET     /v1/flows
        administrator  POST    /v1/flows
        known          GET     /v1/flows/schema
        administrator  GET     /v1/flows/secret
        administrator  POST    /v1/flows/secret
        known          GET     /v1/flows/{id}
        administrator  DELETE  /v1/flows/{id}
        administrator  GET     /v1/flows/{id}/draft
        administrator  PUT     /v1/flows/{id}/draft
        administrator  POST    /v1/flows/{id}/validate
        administrator  POST    /v1/flows/{id}/publish
        known          GET     /v1/flows/{id}/speech
        known          GET     /v1/flows/{id}/versions
        administrator  GET     /v1/flows/{id}/versions/{version}
        administrator  GET     /v1/flows/{id}/diff
        administrator  POST    /v1/flows/{id}/try
        known          GET     /v1/number-groups
        administrator  POST    /v1/number-groups
        known          GET     /v1/number-groups/{id}
        administrator  PUT     /v1/number-groups/{id}
        administrator  DELETE  /v1/number-groups/{id}
        known          GET     /v1/number-limits
        administrator  POST    /v1/number-limits
        known          GET     /v1/number-limits/{id}
        administrator  DELETE  /v1/number-limits/{id}
        supervisor     GET     /v1/number-health
        known          GET     /v1/sales-codes
        administrator  POST    /v1/sales-codes
        known          GET     /v1/sales-codes/{id}
        administrator  DELETE  /v1/sales-codes/{id}
        known          GET     /v1/prices
        administrator  POST    /v1/prices
        known          GET     /v1/prices/{id}
        administrator  DELETE  /v1/prices/{id}
        known          GET     /v1/campaigns
        administrator  POST    /v1/campaigns
        known          GET     /v1/campaigns/{id}
        administrator  DELETE  /v1/campaigns/{id}
        administrator  PATCH   /v1/campaigns/{id}
        administrator  POST    /v1/campaigns/{id}/start
        administrator  POST    /v1/campaigns/{id}/pause
        administrator  POST    /v1/campaigns/{id}/stop
        known          GET     /v1/campaigns/{id}/figures
        known          GET     /v1/campaigns/{id}/numbers
        administrator  POST    /v1/campaigns/{id}/numbers
        known          GET     /v1/campaigns/{id}/imports
        administrator  POST    /v1/campaigns/{id}/imports
        known          GET     /v1/campaigns/{id}/imports/{import}
        known          POST    /v1/campaigns/{id}/previews
        known          POST    /v1/campaigns/{id}/previews/dial
        known          POST    /v1/campaigns/{id}/previews/skip
        supervisor     GET     /v1/campaigns/{id}/evidence
        known          GET     /v1/do-not-call
        administrator  POST    /v1/do-not-call
        known          GET     /v1/do-not-call/shared
        operator       POST    /v1/do-not-call/shared
        known          GET     /v1/page-origins
        administrator  POST    /v1/page-origins
        known          GET     /v1/page-origins/{id}
        administrator  DELETE  /v1/page-origins/{id}
        known          GET     /v1/customer-page
        administrator  PUT     /v1/customer-page
        anyone         GET     /recordings/{tenant:int}/{name}
        anyone         ANY     /ws
        anyone         GET     /faye
        anyone         POST    /faye
        anyone         OPTIONS /faye
        anyone         GET     /faye/{clientId}
        anyone         GET     /faye/client.js
        known          GET     /v1/sounds
        administrator  POST    /v1/sounds
        known          GET     /v1/sounds/{id}
        administrator  PATCH   /v1/sounds/{id}
        administrator  DELETE  /v1/sounds/{id}
        known          GET     /v1/agents
        known          GET     /v1/agents/{id}
        known          POST    /v1/agents/{id}/sign-in
        known          POST    /v1/agents/{id}/sign-out
        known          POST    /v1/agents/{id}/ready
        known          POST    /v1/agents/{id}/break
        known          POST    /v1/agents/{id}/wrap-up
        known          PUT     /v1/agents/{id}/page
        known          DELETE  /v1/agents/{id}/page
        known          GET     /v1/calls
        known          POST    /v1/calls
        known          GET     /v1/calls/{id}
        known          GET     /v1/calls/{id}/candidates
        known          GET     /v1/calls/{id}/earlier
        known          POST    /v1/calls/{id}/answer
        known          POST    /v1/calls/{id}/hang-up
        known          POST    /v1/calls/{id}/hold
        known          POST    /v1/calls/{id}/unhold
        known          POST    /v1/calls/{id}/transfer
        known          POST    /v1/calls/{id}/three-way
        known          POST    /v1/calls/{id}/consult
        known          POST    /v1/calls/{id}/cancel-consultation
        known          POST    /v1/calls/{id}/monitor
        known          POST    /v1/calls/{id}/whisper
        known          POST    /v1/calls/{id}/barge
        known          POST    /v1/calls/{id}/intercept
        supervisor     GET     /v1/records
        known          GET     /v1/notes
        known          POST    /v1/calls/{id}/notes
        supervisor     GET     /v1/call-records
        supervisor     GET     /v1/recordings/{id}
        administrator  DELETE  /v1/recordings/{id}
        known          GET     /v1/voicemails
        known          GET     /v1/voicemails/{id}
        known          DELETE  /v1/voicemails/{id}
        supervisor     GET     /v1/events
        supervisor     GET     /v1/calls/{id}/sip
        supervisor     GET     /v1/snapshot
        supervisor     GET     /v1/statistics
        supervisor     GET     /v1/statistics/agents
        supervisor     GET     /v1/statistics/queues
        known          GET     /v1/trunks
        administrator  POST    /v1/trunks
        known          GET     /v1/trunks/{id}
        administrator  PATCH   /v1/trunks/{id}
        administrator  DELETE  /v1/trunks/{id}
        administrator  POST    /v1/trunks/{id}/check
        known          GET     /v1/numbering
        administrator  PUT     /v1/numbering
        supervisor     GET     /v1/subscriptions
        administrator  POST    /v1/subscriptions
        supervisor     GET     /v1/subscriptions/{id}
        administrator  PATCH   /v1/subscriptions/{id}
        administrator  DELETE  /v1/subscriptions/{id}
        supervisor     GET     /v1/subscriptions/{id}/deliveries
        supervisor     GET     /v1/subscriptions/{id}/dead
        administrator  GET     /v1/subscriptions/{id}/secret
        administrator  POST    /v1/subscriptions/{id}/secret
        administrator  POST    /v1/subscriptions/{id}/try
        administrator  POST    /v1/subscriptions/{id}/replay
        administrator  GET     /v1/audit
        operator       GET     /v1/tenants
        operator       POST    /v1/tenants
        operator       GET     /v1/tenants/{id}
        operator       PATCH   /v1/tenants/{id}
        operator       DELETE  /v1/tenants/{id}
        operator       GET     /v1/node
        administrator  GET     /v1/health

        anyone         POST    /api/sessions
        known          DELETE  /api/sessions
        administrator  POST    /api/users
        administrator  POST    /api/users/create
        administrator  POST    /api/users/muti_add
        administrator  POST    /api/users/multi_add
        known          GET     /api/users
        known          GET     /api/users/{id}
        administrator  PUT     /api/users/{id}
        administrator  DELETE  /api/users/{id}
        known          PUT     /api/users/change_password
        known          GET     /api/users/{id}/extensions
        known          GET     /api/users/{id}/queue/name
        administrator  POST    /api/queues
        known          GET     /api/queues
        known          GET     /api/queues/{id}
        administrator  PUT     /api/queues/{id}
        administrator  DELETE  /api/queues/{id}
        known          GET     /api/queues/agents
        known          GET     /api/queues/members_count/{name}
        administrator  POST    /api/queues/{id}/agents
        known          GET     /api/queues/{id}/agents
        administrator  DELETE  /api/queues/{id}/agents
        administrator  DELETE  /api/queues/{id}/agents/{agent}
        known          GET     /api/queues/{id}/remain_agents
        known          GET     /api/queues/{id}/extra_params
        administrator  POST    /api/queues/{id}/extra_params
        administrator  PUT     /api/queues/{id}/extra_params/{param}
        administrator  DELETE  /api/queues/{id}/extra_params/{param}
        known          GET     /api/dicts/realm/{realm}
        known          GET     /api/media_files
        administrator  POST    /api/media_files
        administrator  POST    /api/upload
        known          GET     /api/media_files/{id}
        administrator  PUT     /api/media_files/{id}
        administrator  DELETE  /api/media_files/{id}
        known          GET     /api/cc/agent_state
        known          POST    /api/cc/ccc/ccLogin
        known          POST    /api/cc/ccc/ccLogout
        known          POST    /api/cc/ccc/ccGoReady
        known          POST    /api/cc/ccc/ccGoBreak
        known          POST    /api/cc/ccc/ccDial
        known          POST    /api/cc/ccc/ccKill
        known          POST    /api/cc/ccc/ccAnswer
        known          POST    /api/cc/ccc/ccHold
        known          POST    /api/cc/ccc/ccUnHold
        known          POST    /api/cc/ccc/ccTransfer
        known          POST    /api/cc/ccc/ccThreeWay
        known          POST    /api/cc/ccc/ccMonitor
        known          POST    /api/cc/ccc/ccIntercept
        known          POST    /api/cc/ccc/ccConsult
        known          POST    /api/cc/ccc/ccCancelConsult
        anyone         POST    /api/xcc/sessions/auth
        known          POST    /api/xcc/sessions/getExtnToken

        signed         GET     /ccapi/v2/spnumbers
        signed         PUT     /ccapi/v2/spnumbers/default
        signed         DELETE  /ccapi/v2/spnumbers/default
        signed         POST    /ccapi/v2/agents
        signed         PUT     /ccapi/v2/agents/{id}
        signed         GET     /ccapi/v2/agents
        signed         POST    /ccapi/v2/agents/extensions
        signed         DELETE  /ccapi/v2/agents/extensions
        signed         DELETE  /ccapi/v2/extensions
        signed         POST    /ccapi/v2/extensions
        signed         GET     /ccapi/v2/queues
        signed         POST    /ccapi/v2/queues
        signed         PUT     /ccapi/v2/queues
        signed         DELETE  /ccapi/v2/queues
        signed         POST    /ccapi/v2/queues/agents
        signed         POST    /ccapi/v2/agents/queues
        signed         DELETE  /ccapi/v2/agents/queues
        signed         POST    /ccapi/v2/subscriptions
        signed         PUT     /ccapi/v2/subscriptions/{id}
        signed         DELETE  /ccapi/v2/subscriptions/{id}
        signed         GET     /ccapi/v2/subscriptions
        signed         POST    /ccapi/v2/agent/login
        signed         POST    /ccapi/v2/agent/logout
        signed         POST    /ccapi/v2/callback2ivr
        signed         GET     /ccapi/v2/agents/{id}
        signed         GET     /ccapi/v2/queues/agents_list/{id}

        signed         POST    /unified-api/call/openapi/ent/v1/agent/outnumber_group
        signed         GET     /unified-api/call/openapi/ent/v1/rule_outnumber_group
        signed         POST    /unified-api/call/openapi/ent/v1/records
        signed         POST    /unified-api/call/openapi/ent/v1/sip_bind_agent
        signed         GET     /unified-api/call/openapi/ent/v1/sips
        signed         POST    /unified-api/call/openapi/ent/v1/callout

        signed         POST    /api/v31/tserver/tenants/{tenantId}/calls
        signed         GET     /api/v31/tserver/tenants/{tenantId}/calls/queryByPeriod
        signed         GET     /api/v31/tserver/tenants/{tenantId}/calls/{callId}
        signed         POST    /api/v31/outbound/tenants/{tenantId}/campaigns/{campaignId}/numbers
        """
    );

    private static Dictionary<string, Least> Read(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(words => $"{words[1]} {words[2]}", words => Enum.Parse<Least>(words[0], ignoreCase: true));
}

/// <summary>Who may come: somebody of that kind, and each after him.</summary>
internal enum Least
{
    Anyone,

    /// <summary>Whoever is known, agents too.</summary>
    Known,
    Supervisor,
    Administrator,
    Operator,

    /// <summary>Nobody by key or token: what asks is signed, as its own tests show.</summary>
    Signed,
}
