namespace Tandem.Server.Options;

using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;

/// <summary>
/// <c>--trunk</c>: <c>NAME=HOST[:PORT]</c>, then any of the keys below, each behind a semicolon. The long form is <c>/v1/trunks</c>.
/// </summary>
internal static partial class TrunkOption
{
    private const string Example = "NAME=HOST:PORT, e.g. carrier=203.0.113.5:5060";

    // A key without a value is one that is on.
    private static readonly Dictionary<string, Func<TrunkRow, string, TrunkRow?>> Keys = new(StringComparer.Ordinal)
    {
        ["user"] = (row, value) => row with { User = value },
        ["password"] = (row, value) => row with { Password = value },
        ["auth-user"] = (row, value) => row with { AuthUser = value },
        ["domain"] = (row, value) => row with { Domain = value },
        ["peer"] = (row, value) => Peer(value) is { } peer ? row with { Peers = [.. row.Peers, peer] } : null,
        ["source"] = (row, value) => row with { Sources = [.. row.Sources, value] },
        ["transport"] = (row, value) => OneOf(value, out TrunkTransport transport) ? row with { Transport = transport } : null,
        ["register"] = (row, value) =>
            value.Length == 0 ? row with { Registers = true }
            : Whole(value) is { } seconds ? row with { Registers = true, RegisterSeconds = seconds }
            : null,
        ["priority"] = (row, value) => Whole(value) is { } priority ? row with { Priority = priority } : null,
        ["weight"] = (row, value) => Whole(value) is { } weight ? row with { Weight = weight } : null,
        ["silence"] = (row, value) => Whole(value) is { } seconds ? row with { SilenceSeconds = seconds } : null,
        ["probe"] = (row, value) => Whole(value) is { } seconds ? row with { ProbeSeconds = seconds } : null,
        ["probe-failures"] = (row, value) => Whole(value) is { } failures ? row with { ProbeFailures = failures } : null,
        ["calls"] = (row, value) => Whole(value) is { } calls ? row with { MaxCalls = calls } : null,
        ["calls-per-second"] = (row, value) => Whole(value) is { } calls ? row with { MaxCallsPerSecond = calls } : null,
        ["codecs"] = (row, value) => row with { Codecs = value.ToUpperInvariant().Split('/', StringSplitOptions.TrimEntries) },
        ["media"] = (row, value) => value == "sdp" ? row with { MediaBySdp = true } : null,
        ["from-user"] = (row, value) => row with { FromUser = value },
        ["from-domain"] = (row, value) => row with { FromDomain = value },
        ["caller"] = (row, value) => OneOf(value, out CallerHeader header) ? row with { CallerHeader = header } : null,
        ["hide-caller"] = (row, value) => value.Length == 0 ? row with { HidesCaller = true } : null,
        ["diversion"] = (row, value) => value.Length == 0 ? row with { TellsDiversion = true } : null,
        ["numbers"] = (row, value) => OneOf(value, out NumberFormat format) ? row with { NumberFormat = format } : null,
        ["called"] = (row, value) =>
            value switch
            {
                "uri" => row with { CalledNumber = CalledNumberPlace.RequestUri },
                "to" => row with { CalledNumber = CalledNumberPlace.To },
                "p-called-party-id" => row with { CalledNumber = CalledNumberPlace.CalledPartyId },
                _ => null,
            },
    };

    /// <summary>As given, but for passwords.</summary>
    public static string Shown(string text) => Password().Replace(text, "$1***");

    [GeneratedRegex("(password=)[^;]*")]
    private static partial Regex Password();

    /// <param name="text">As given.</param>
    /// <param name="place">Which of those given it is, from 0: the first is tried first.</param>
    /// <param name="origin">Where it was given.</param>
    public static TrunkRow Parse(string text, int place, string origin)
    {
        string[] parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        int equals = parts.Length == 0 ? 0 : parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || Peer(parts[0][(equals + 1)..]) is not { } first)
        {
            string said = parts.Length == 0 ? text : parts[0];
            throw new OptionException($"{origin} {said} is no trunk: write {Example}", $"{origin} {said} 不是中继：请写成 {Example}");
        }
        TrunkRow row = new(0, parts[0][..equals])
        {
            ByOption = true,
            Peers = [first],
            Priority = place + 1,
        };
        foreach (string part in parts.Skip(1))
        {
            row = With(row, part, parts[0], origin);
        }
        return TrunkBounds.Wrong(row) is not { } wrong
            ? row
            : throw new OptionException($"{origin} {parts[0]}: {wrong}", $"{origin} {parts[0]} 的设置不正确：{wrong}");
    }

    // What follows the sign is a secret as often as not: it is not repeated.
    private static TrunkRow With(TrunkRow row, string part, string trunk, string origin)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        string key = equals < 0 ? part : part[..equals];
        string value = equals < 0 ? "" : part[(equals + 1)..];
        if (!Keys.TryGetValue(key, out Func<TrunkRow, string, TrunkRow?>? apply))
        {
            string? near = Spelling.Nearest(key, Keys.Keys);
            string all = string.Join(", ", Keys.Keys);
            throw new OptionException(
                $"{origin} {trunk}: {key} is not known" + (near is null ? $"; there are {all}" : $"; did you mean {near}? There are {all}"),
                $"{origin} {trunk}：{key} 无法识别" + (near is null ? $"；可用 {all}" : $"；是否想写 {near}？可用 {all}")
            );
        }
        return apply(row, value)
            ?? throw new OptionException($"{origin} {trunk}: the value of {key} makes no sense", $"{origin} {trunk}：{key} 的值不正确");
    }

    private static TrunkPeer? Peer(string text)
    {
        int colon = text.LastIndexOf(':');
        bool hasPort = colon > 0 && (text.IndexOf(':', StringComparison.Ordinal) == colon || text[colon - 1] == ']');
        string host = hasPort ? text[..colon] : text;
        int port = 0;
        bool read = !hasPort || Whole(text[(colon + 1)..]) is { } given && (port = given) is > 0 and <= ushort.MaxValue;
        return read && TrunkBounds.IsHost(host) ? new TrunkPeer(host, port) : null;
    }

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static bool OneOf<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && !char.IsAsciiDigit(text[0]);
}
