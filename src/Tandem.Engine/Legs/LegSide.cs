namespace Tandem.Engine.Legs;

using Tandem.Engine.Admission;
using Tandem.Media.Sdp;

/// <summary>
/// The place and the descriptions for phones of the other kind that ring for a leg: browsers beside desk phones. When one of those answers, it becomes the
/// leg's own.
/// </summary>
internal sealed record LegSide(PortLease Lease, SdpSession Sdp);
