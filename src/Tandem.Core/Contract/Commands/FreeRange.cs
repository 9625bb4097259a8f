namespace Tandem.Core.Contract.Commands;

/// <summary>Numbers one of which is to be given, whichever is free when the command is executed: who looked before could be told the same as another.</summary>
/// <param name="First">The lowest.</param>
/// <param name="Last">The highest.</param>
public sealed record FreeRange(int First, int Last);
