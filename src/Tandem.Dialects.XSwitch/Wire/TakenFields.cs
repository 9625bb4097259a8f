namespace Tandem.Dialects.XSwitch.Wire;

/// <summary>What resources take, for their description. The fields themselves are read where they are used, in more spellings than stand here.</summary>
internal static class TakenFields
{
    public static readonly TakenField[] Login =
    [
        new("login", "Or username; LOGIN@DOMAIN names a tenant", IsRequired: true),
        new("password", "Or dev_key"),
        new("dev_key", "A developer key"),
        new("code", "What his authenticator shows, where the user is asked for one"),
    ];

    public static readonly TakenField[] DeveloperKey = [new("dev_key", "A developer key", IsRequired: true)];

    public static readonly TakenField[] Extension = [new("extn", "Its number", IsRequired: true)];

    public static readonly TakenField[] User =
    [
        new("login", "Of an agent his work number", IsRequired: true),
        new("name", "Shown"),
        new("password", "To sign in with"),
        new("extn", "Extension; else the login"),
        new("extn_password", "What the phone registers with; else the password"),
        new("type", "AGENT, NORMAL or CONFMAN"),
        new("domain", "Kept and shown"),
        new("context", "default"),
        new("cid_name", "Shown to who is called"),
        new("cid_number", "Likewise"),
        new("email", ""),
        new("tel", ""),
        new("vm_password", ""),
        new("auto_record", "1: his calls are recorded"),
        new("call_authority", "How far out his extension dials: 0 inside, 1 local, 2 national, 4 all"),
        new("eavesdrop", "Whose calls he may listen to: 0 nobody's, 1 those of his queues, 2 all"),
        new("eavesdropped", "0: nobody may listen to his; 1, 2: whoever may by his own eavesdrop"),
        new("intercept", "Whose calls he may take over, likewise"),
        new("intercepted", "0: nobody may take over his; 1, 2: whoever may by his own intercept"),
        new("agent_info", "An object of the agent parameters below, which may also stand beside the other fields"),
        new("timeout", "Seconds his phone rings"),
        new("simo", "Calls at once"),
        new("lag", "Seconds of rest after a FIFO call"),
        new("member_wait", "wait: stays on the line after a FIFO call; nowait"),
        new("max_no_answer", "Calls not answered until he is sent on break"),
        new("wrap_up_time", "Seconds of wrap-up"),
        new("reject_delay_time", "Seconds of rest after a refusal"),
        new("busy_delay_time", "Likewise after busy"),
        new("no_answer_delay_time", "Likewise after no answer"),
        new("agent_type", "callback, or standBy: his phone stays up"),
        new("status", "Out, Available, Available(On Demand) or On Break"),
        new("hardware_phone_only", "true or false"),
        new("level", "In queues without one of their own"),
        new("position", "Likewise"),
    ];

    public static readonly TakenField[] Many =
    [
        new("users_start", "The first login, a number", IsRequired: true),
        new("users_end", "The last one", IsRequired: true),
        .. User.Where(field => field.Name is not ("login" or "name" or "extn")),
    ];

    public static readonly TakenField[] Password =
    [
        new("id", "Whose", IsRequired: true),
        new("password", "The new one", IsRequired: true),
        new("old_password", "For all but administrators"),
    ];

    public static readonly TakenField[] Queue =
    [
        new("name", "Unique", IsRequired: true),
        new("type", "callcenter or fifo; or cti_template"),
        new("strategy", "Of agents, by its kind"),
        new("description", ""),
        new("moh_sound", "What who waits hears: the id of a media file, an object with media_path or media_id, or a path"),
        new("greeting", "What he hears first, likewise"),
        new("auto_record", "1: its calls are recorded"),
    ];

    public static readonly TakenField[] Agents =
    [
        new(
            "agents",
            "An array of objects with agent_id or agent_name, and level and position if they are to be others than his own",
            IsRequired: true
        ),
    ];

    public static readonly TakenField[] AgentIds = [new("agent_id", "Ids with commas between", IsRequired: true)];

    public static readonly TakenField[] Parameter =
    [
        new("k", "One of the dictionary", IsRequired: true),
        new("v", "Its value", IsRequired: true),
        new("realm", "CC or FIFO"),
        new("disabled", "1: kept, not in force"),
    ];

    public static readonly TakenField[] ParameterChange =
    [
        new("v", "Its value"),
        new("k", "Another parameter"),
        new("disabled", "1: kept, not in force"),
        new("action", "toggle: in force or not, whichever it is not now"),
    ];

    public static readonly TakenField[] Upload =
    [
        new("file", "WAV: PCM 16 bit, A-law or µ-law at 8 to 48 kHz, at most 100 MB and half an hour", IsRequired: true),
    ];

    public static readonly TakenField[] Name = [new("name", "Shown", IsRequired: true)];

    public static readonly TakenField[] SignIn =
    [
        new("agent", "Login, or GROUP.LOGIN", IsRequired: true),
        new("extn", "The extension to sign in on; else his own"),
        new("queue", "Name; else every queue he is bound to"),
    ];

    public static readonly TakenField[] Agent = [new("agent", "Login, or GROUP.LOGIN", IsRequired: true), new("queue", "Name; else all")];

    public static readonly TakenField[] Break =
    [
        new("agent", "Login, or GROUP.LOGIN", IsRequired: true),
        new("queue", "Name"),
        new("reason", "Kept and shown"),
    ];

    public static readonly TakenField[] Dial =
    [
        new("agent", "Login, or GROUP.LOGIN", IsRequired: true),
        new("destNumber", "The number to dial, or the name of a queue", IsRequired: true),
        new("extn", "The extension he is signed in on"),
    ];

    public static readonly TakenField[] Call =
    [
        new("destUUID", "A leg of the call, or the call; also callID or callUUID", IsRequired: true),
        new("agent", "Who acts; else who is on that leg"),
    ];

    public static readonly TakenField[] Transfer =
    [
        new("callID", "A leg of the call, or the call; also destUUID or callUUID", IsRequired: true),
        new("destNumber", "Extension, queue or number outside", IsRequired: true),
        new("agent", "Who acts; else who is on that leg"),
    ];

    public static readonly TakenField[] Invite =
    [
        new("callID", "A leg of the call, or the call; also destUUID or callUUID", IsRequired: true),
        new("destAgent", "Whom; PSTN for a number outside"),
        new("destExtn", "His extension, or the number"),
        new("agent", "Who acts; PSTN for a number outside"),
    ];

    public static readonly TakenField[] Join =
    [
        new("destUUID", "A leg of the call, or the call; also callID or callUUID", IsRequired: true),
        new("agent", "Who joins; PSTN for a number outside", IsRequired: true),
        new("extn", "His extension, or the number"),
        new("destAgent", "Whose conversation it is"),
    ];

    public static readonly TakenField[] Page = [new("page", "From 1"), new("page_size", "Rows of a page")];

    public static readonly TakenField[] MediaPage =
    [
        new("types", "UPLOAD, SYSTEM, RINGTONE, with commas between"),
        new("page", "From 1"),
        new("page_size", "Rows of a page"),
    ];

    public static readonly TakenField[] StateOf = [new("queue", "Name", IsRequired: true), new("type", "callcenter or fifo")];
}
