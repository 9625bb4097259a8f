namespace Tandem.Core.Contract.Rows;

/// <summary>What somebody wrote down of a call.</summary>
/// <param name="Id">That of the event by which it was written.</param>
/// <param name="AgentId">The user who wrote it; 0 for none of the tenant's.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Disposition">How the call went, in a word; empty for none.</param>
public sealed record CallNote(long Id, Guid Call, long WallMicros, int AgentId, string Agent, string Disposition, string Text);
