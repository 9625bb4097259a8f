namespace Tandem.Server.Options;

using Tandem.Server.Words;

/// <summary>An option makes no sense: says which, and what would.</summary>
internal sealed class OptionException(string english, string chinese) : Exception(Texts.Say(english, chinese));
