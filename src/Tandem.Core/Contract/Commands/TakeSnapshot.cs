namespace Tandem.Core.Contract.Commands;

/// <summary>
/// Answers <see cref="Views.PresentView"/>: all that goes on and the event it is true after, taken in one turn. Overloaded while a change of
/// configuration is on its way to the disk, whose event has its number already.
/// </summary>
public sealed record TakeSnapshot : LiveCommand;
