namespace Tandem.Sip.Auth;

/// <summary>Our name and password at a peer.</summary>
public sealed record OutboundCredential(string User, string Password);
