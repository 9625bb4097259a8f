namespace Tandem.Core.Contract.Rows;

/// <summary>Where calls from trunks to a number go.</summary>
/// <param name="Number">With <c>*</c> at its end it stands for all numbers that begin so and have no route of their own.</param>
public sealed record RouteRow(int Id, string Number, RouteTarget Target, string Destination);

public enum RouteTarget
{
    Queue,
    Extension,
}
