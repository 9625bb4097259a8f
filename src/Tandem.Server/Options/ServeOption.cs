namespace Tandem.Server.Options;

using Tandem.Server.Words;

/// <summary>One option of <c>serve</c>: one row of <see cref="ServeOptionTable"/>. Given as a flag, else in the environment, else in the configuration file.</summary>
/// <param name="Name">As a flag, e.g. <c>--sip-digest</c>.</param>
/// <param name="Form">What a value looks like, for the help: <c>HOST:PORT</c>.</param>
/// <param name="Read">Puts the values into the options; throws <see cref="OptionException"/> with what would be right.</param>
internal sealed record ServeOption(string Name, string Form, string English, string Chinese, Func<ServeOptions, Given, ServeOptions> Read)
{
    /// <summary>May be given several times; a list in the file, separated by commas in the environment.</summary>
    public bool Repeats { get; init; }

    /// <summary>A changed value acts when the running server is told to reload (SIGHUP); all others need a restart.</summary>
    public bool Reloads { get; init; }

    /// <summary>A value as the operator may be shown it: without what is secret in it.</summary>
    public Func<string, string> Shown { get; init; } = text => text;

    public string Help => Texts.Say(English, Chinese);

    /// <summary>In the environment: <c>TANDEM_SIP_DIGEST</c>.</summary>
    public string Variable => "TANDEM_" + Name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    /// <summary>In the configuration file: <c>sip-digest</c>, and <c>sip_digest</c> is read too.</summary>
    public string Key => Name.TrimStart('-');
}
