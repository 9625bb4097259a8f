namespace Tandem.Core.Contract.Events;

using System.Globalization;

/// <summary>Who caused something, as short text: <c>user:37</c>, <c>key:NAME</c>, <c>phone:1001</c>, <c>trunk:NAME</c>, <c>flow:NAME</c>, <c>system</c>.</summary>
public readonly record struct Actor
{
    private readonly string? text;

    private Actor(string text) => this.text = text;

    /// <summary>The server by itself: a clock ran down, a configured limit was reached.</summary>
    public static readonly Actor System = new("system");

    public string Text => text ?? "system";

    public static Actor User(int id) => new(string.Create(CultureInfo.InvariantCulture, $"user:{id}"));

    /// <summary>An API key that stands for no user.</summary>
    public static Actor Key(string name) => new($"key:{name}");

    public static Actor Phone(string extension) => new($"phone:{extension}");

    public static Actor Trunk(string name) => new($"trunk:{name}");

    public static Actor Flow(string name) => new($"flow:{name}");

    /// <summary>From its text, as it was stored.</summary>
    public static Actor Of(string text) => text == "system" ? System : new Actor(text);

    public override string ToString() => Text;
}
