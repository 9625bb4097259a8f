namespace Tandem.Engine.Legs;

using Tandem.Engine.Admission;
using Tandem.Media.Sdp;

/// <summary>
/// What a leg's media go by: a place for them, and descriptions. While phones of several kinds ring for a leg (browsers beside desk phones) there is one for
/// each kind; the one whose phone answers becomes the leg's own.
/// </summary>
internal sealed record LegSide(MediaGuard Guard, PortLease Lease, SdpSession Sdp);
