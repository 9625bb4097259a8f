namespace Tandem.Core.Ivr;

/// <summary>What is wrong, for people of both languages: given at one place, so that neither can be forgotten.</summary>
internal readonly record struct FaultText(string English, string Chinese)
{
    public static readonly FaultText Missing = new("is missing", "缺失");
    public static readonly FaultText Empty = new("is empty", "为空");
    public static readonly FaultText NoText = new("is a text", "应为文本");
    public static readonly FaultText LeadsNowhere = new("leads nowhere", "没有去向");

    public static FaultText TooLong(int most) => new($"is longer than {most} characters", $"超过 {most} 个字符");

    public static FaultText NoSuch(string what, string chinese, string name) => new($"there is no {what} {name}", $"没有{chinese} {name}");

    /// <summary>Said of a field.</summary>
    public FaultText Of(string field) => new($"{field} {English}", $"{field} {Chinese}");
}
