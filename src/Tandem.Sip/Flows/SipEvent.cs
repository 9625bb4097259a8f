namespace Tandem.Sip.Flows;

/// <summary>Something the owner of the stack has to know. Events are facts: none of them can be refused.</summary>
public abstract record SipEvent;
