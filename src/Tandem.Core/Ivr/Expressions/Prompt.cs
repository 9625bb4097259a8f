namespace Tandem.Core.Ivr.Expressions;

using Tandem.Core.Announcements;

internal enum PromptKind : byte
{
    /// <summary>A sound of the tenant, or one that is built in.</summary>
    Sound,

    /// <summary>A text that is spoken.</summary>
    Text,

    /// <summary>A number in words.</summary>
    Number,

    /// <summary>Signs one by one.</summary>
    Digits,

    /// <summary>A tone, as FreeSWITCH's <c>tone_stream://</c> writes it.</summary>
    Tone,
}

/// <summary>One thing a caller is played.</summary>
internal sealed record Prompt(PromptKind Kind, Template Template)
{
    /// <summary>The sounds for it, as a path.</summary>
    public string Path(FlowScope scope)
    {
        string text = Template.Fill(scope);
        SpokenLanguage language = scope.Settings.Language;
        return Kind switch
        {
            PromptKind.Text => Spoken.Text(text, language),
            PromptKind.Number => Spoken.Number(text, language),
            PromptKind.Digits => Spoken.Digits(text, language),
            PromptKind.Tone => $"tone_stream://{text}",
            _ => scope.Facts.SoundOf(text),
        };
    }

    /// <summary>As one reads what is heard.</summary>
    public string Describe(FlowScope scope) =>
        Kind switch
        {
            PromptKind.Text => $"\"{Template.Fill(scope)}\"",
            PromptKind.Sound => Template.Fill(scope),
            _ => $"{Kind.ToString().ToLowerInvariant()} {Template.Fill(scope)}",
        };
}
