namespace Tandem.Core.Ivr;

/// <summary>How large a flow and what it makes may grow. Past these a document is refused; a value is cut.</summary>
public static class FlowLimits
{
    /// <summary>Bytes of a document.</summary>
    public const int DocumentBytes = 2_000_000;

    public const int Nodes = 2_000;

    /// <summary>Exits of one node.</summary>
    public const int Exits = 64;

    /// <summary>Prompts in a row.</summary>
    public const int Prompts = 20;

    /// <summary>Characters of an id or a variable's name.</summary>
    public const int NameLength = 64;

    /// <summary>Characters of an expression.</summary>
    public const int ExpressionLength = 500;

    /// <summary>Depth of an expression.</summary>
    public const int ExpressionDepth = 40;

    /// <summary>Characters of a text with <c>{{names}}</c> in it.</summary>
    public const int TemplateLength = 2_000;

    /// <summary>Characters a variable may hold; what is longer is cut.</summary>
    public const int ValueLength = 4_000;

    /// <summary>Characters of an HTTP answer that a flow reads.</summary>
    public const int WebBody = 256_000;

    /// <summary>Variables of one call.</summary>
    public const int Variables = 200;

    /// <summary>Entries of a list of the document (callers, days).</summary>
    public const int ListEntries = 10_000;

    /// <summary>Faults told of one document; more would not be read.</summary>
    public const int Faults = 100;

    /// <summary>Nodes one call may pass without the caller doing anything or time passing: more is a flow that turns in itself.</summary>
    public const int StepsInOneTurn = 200;

    /// <summary>Nodes one call may pass in all.</summary>
    public const int StepsOfACall = 5_000;

    /// <summary>Flows one call may pass through, one sending it to the other.</summary>
    public const int FlowsOfACall = 10;
}
