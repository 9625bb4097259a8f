namespace Tandem.Phones;

/// <summary>What a phone's owner may want to know.</summary>
public abstract record PhoneEvent;

public sealed record PhoneRegistered(int Code) : PhoneEvent;

/// <param name="Line">Number of the call within the phone, rising.</param>
public sealed record PhoneRinging(long Line, string Caller) : PhoneEvent;

public sealed record PhoneUp(long Line) : PhoneEvent;

/// <param name="Outcome">Status line of the call it asked for, as the server told it.</param>
public sealed record PhoneReferred(long Line, string Outcome) : PhoneEvent;

/// <param name="Code">The SIP answer that ended it, or 0.</param>
/// <param name="PacketsIn">Packets of sound that it got.</param>
public sealed record PhoneDown(long Line, int Code, bool WasUp, long PacketsIn) : PhoneEvent;
