namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

/// <summary>Makes a flow of a draft, which may have faults but has a name that is free; answers its <see cref="FlowRow"/>. Nothing is published.</summary>
/// <param name="Draft">JSON.</param>
public sealed record CreateFlow(string Draft) : ConfigurationCommand;

/// <summary>Something asked of one flow.</summary>
public abstract record FlowCommand(int FlowId) : ConfigurationCommand
{
    public override string Row => $"flow {FlowId}";
}

/// <summary>Keeps another draft, whose name must be the same; answers the <see cref="FlowRow"/>.</summary>
/// <param name="Draft">JSON.</param>
public sealed record SaveFlow(int FlowId, string Draft) : FlowCommand(FlowId);

/// <summary>
/// The draft becomes what new calls go through; answers the <see cref="FlowRow"/> with its next version. A draft with faults is refused as Invalid, and
/// the answer is the list of <c>FlowFault</c>.
/// </summary>
public sealed record PublishFlow(int FlowId) : FlowCommand(FlowId);

/// <summary>Answers the removed <see cref="FlowRow"/>. Refused (Conflict) while a number leads to it.</summary>
public sealed record DeleteFlow(int FlowId) : FlowCommand(FlowId);
