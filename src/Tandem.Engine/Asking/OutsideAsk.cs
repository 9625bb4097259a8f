namespace Tandem.Engine.Asking;

/// <summary>
/// Something that a flow wants of a service outside. Each is answered by one input, at the latest when its time is up; one whose leg is over by then is
/// passed over.
/// </summary>
/// <param name="Leg">The caller's.</param>
/// <param name="Request">Comes back with the answer; unique within the tenant.</param>
/// <param name="Timeout">Of one attempt.</param>
public abstract record OutsideAsk(int Tenant, Guid Call, Guid Leg, long Request, TimeSpan Timeout);

/// <summary>
/// An HTTP request; answered by <see cref="Inputs.WebAnswered"/>. Where there is no answer at all, or one of 502, 503 or 504, it is tried once more.
/// </summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Url">http or https.</param>
/// <param name="Body">Empty for none.</param>
public sealed record WebAsk(
    int Tenant,
    Guid Call,
    Guid Leg,
    long Request,
    TimeSpan Timeout,
    string Method,
    string Url,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Body
) : OutsideAsk(Tenant, Call, Leg, Request, Timeout);

/// <summary>
/// Words to be recognised; answered by <see cref="Inputs.SpeechRecognised"/>. The recording is over, though its file may be written for a moment yet;
/// it is in no index, and deleted once it was listened to.
/// </summary>
/// <param name="Recording">The caller is on its left.</param>
/// <param name="Language">zh or en.</param>
public sealed record SpeechAsk(int Tenant, Guid Call, Guid Leg, long Request, TimeSpan Timeout, Guid Recording, string Language)
    : OutsideAsk(Tenant, Call, Leg, Request, Timeout);
