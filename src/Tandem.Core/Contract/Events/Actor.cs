namespace Tandem.Core.Contract.Events;

using System.Globalization;

/// <summary>Who caused something, as short text: <c>user:37</c>, <c>key:NAME</c>, <c>phone:1001</c>, <c>trunk:NAME</c>, <c>flow:NAME</c>, <c>system</c>.</summary>
public readonly record struct Actor
{
    private const string UserWord = "user:";

    // In neither a name nor an address.
    private const char Between = '\n';

    private readonly string? text;

    private readonly string? address;

    private Actor(string text, string? address = null)
    {
        this.text = text;
        this.address = address;
    }

    /// <summary>The server by itself: a clock ran down, a configured limit was reached.</summary>
    public static readonly Actor System = new("system");

    public string Text => text ?? "system";

    /// <summary>The network address he asked from; empty where that is not known.</summary>
    public string Address => address ?? "";

    /// <summary>As it is kept: the text, and after it the address if there is one.</summary>
    public string Kept => address is null ? Text : Text + Between + address;

    /// <summary>Of a person; 0 for whoever is none of ours.</summary>
    public int UserId =>
        Text.StartsWith(UserWord, StringComparison.Ordinal)
        && int.TryParse(Text.AsSpan(UserWord.Length), CultureInfo.InvariantCulture, out int id)
            ? id
            : 0;

    public static Actor User(int id) => new(string.Create(CultureInfo.InvariantCulture, $"user:{id}"));

    /// <summary>An API key that stands for no user.</summary>
    public static Actor Key(string name) => new($"key:{name}");

    public static Actor Phone(string extension) => new($"phone:{extension}");

    public static Actor Trunk(string name) => new($"trunk:{name}");

    public static Actor Flow(string name) => new($"flow:{name}");

    /// <summary>The same, with where he asked from.</summary>
    public Actor From(string address) => new(Text, address.Length == 0 ? null : address);

    /// <summary>From how it was kept, or its text alone.</summary>
    public static Actor Of(string kept)
    {
        int end = kept.LastIndexOf(Between);
        return kept == "system" ? System
            : end < 0 ? new Actor(kept)
            : new Actor(kept[..end], kept[(end + 1)..]);
    }

    public override string ToString() => Text;
}
