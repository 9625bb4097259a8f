namespace Tandem.Server.CommandLine;

using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Tandem.Net;
using Tandem.Server.Hosting;
using Tandem.Store;

/// <summary><c>tandem serve</c>: each option also from the environment (TANDEM_SIP …) and from a configuration file.</summary>
internal static class ServeCommand
{
    private static readonly Option<string?> Data = new("--data") { Description = Texts.Data };
    private static readonly Option<string[]> Http = Many("--http", Texts.Http);
    private static readonly Option<string[]> Sip = Many("--sip", Texts.Sip);
    private static readonly Option<string?> Rtp = new("--rtp") { Description = Texts.Rtp };
    private static readonly Option<string[]> Trunk = Many("--trunk", Texts.Trunk);
    private static readonly Option<string?> Public = new("--public") { Description = Texts.Public };
    private static readonly Option<string?> Certificate = new("--tls-cert") { Description = Texts.TlsCertificate };
    private static readonly Option<string?> Key = new("--tls-key") { Description = Texts.TlsKey };
    private static readonly Option<string?> Database = new("--database") { Description = Texts.Database };
    private static readonly Option<string?> CallsPerSecond = new("--calls-per-second") { Description = Texts.CallsPerSecond };
    private static readonly Option<string?> SipDigest = new("--sip-digest") { Description = Texts.SipDigest };
    private static readonly Option<string?> DrainSeconds = new("--drain-seconds") { Description = Texts.DrainSeconds };
    private static readonly Option<string?> Config = new("--config") { Description = Texts.Config };

    public static Command Make()
    {
        Command command = new("serve", Texts.Serve)
        {
            Data,
            Http,
            Sip,
            Rtp,
            Trunk,
            Public,
            Certificate,
            Key,
            Database,
            CallsPerSecond,
            SipDigest,
            DrainSeconds,
            Config,
        };
        command.SetAction((result, cancel) => RunAsync(result, cancel));
        return command;
    }

    private static Option<string[]> Many(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancel)
    {
        try
        {
            ServeOptions options = Read(result);
            RuntimeSettings.Ensure();
            return await ServerProcess.RunAsync(options, cancel);
        }
        catch (Exception e) when (e is OptionException or StoreException or PortTakenException)
        {
            await Console.Error.WriteLineAsync($"tandem: {e.Message}");
            return 1;
        }
    }

    private static ServeOptions Read(ParseResult result)
    {
        ConfigurationBuilder builder = new();
        if (result.GetValue(Config) is { } file)
        {
            if (!File.Exists(file))
            {
                throw new OptionException($"there is no configuration file {file}");
            }
            builder.AddJsonFile(Path.GetFullPath(file));
        }
        IConfigurationRoot others = builder.AddEnvironmentVariables("TANDEM_").Build();
        string? One(Option<string?> option) => result.GetValue(option) ?? others[KeyOf(option.Name)];
        string[] All(Option<string[]> option) =>
            result.GetValue(option) is { Length: > 0 } given ? given : Listed(others, KeyOf(option.Name));
        return ServeOptions.Parse(
            One(Data),
            All(Http),
            All(Sip),
            One(Rtp),
            All(Trunk),
            One(Public),
            One(Certificate),
            One(Key),
            One(Database),
            One(CallsPerSecond),
            One(SipDigest),
            One(DrainSeconds)
        );
    }

    private static string KeyOf(string option) => option.TrimStart('-').Replace('-', '_');

    // In a file a list, in the environment separated by commas.
    private static string[] Listed(IConfigurationRoot from, string key)
    {
        string[] listed = [.. from.GetSection(key).GetChildren().Select(child => child.Value ?? "")];
        return listed.Length > 0
            ? listed
            : from[key]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
    }
}
