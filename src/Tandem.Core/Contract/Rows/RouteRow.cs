namespace Tandem.Core.Contract.Rows;

using Tandem.Foundation;

/// <summary>Where calls from trunks to a number go.</summary>
/// <param name="Number">With <c>*</c> at its end it stands for all numbers that begin so and have no route of their own.</param>
public sealed record RouteRow(int Id, string Number, RouteTarget Target, string Destination);

public enum RouteTarget
{
    Queue,
    Extension,
}

/// <summary>A peer known by address: calls from it are let in, numbers that are no extension go out through it.</summary>
public sealed record TrunkRow(string Name, NetAddress Address)
{
    /// <summary>Our name there, for challenges (401, 407); empty: we have none.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Its SDP says where its media comes from and goes to, always, whatever its packets show.</summary>
    public bool MediaBySdp { get; init; }
}
