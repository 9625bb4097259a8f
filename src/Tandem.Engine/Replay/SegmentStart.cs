namespace Tandem.Engine.Replay;

using System.Reflection;
using Tandem.Engine.Settings;
using Tandem.Foundation;

/// <summary>What an exchange was made from, so that another one of the same can be made.</summary>
/// <param name="Version">Of the program that wrote it.</param>
/// <param name="Config">Listeners, tenants with their configuration and registrations, limits.</param>
/// <param name="Seed">Of every tag, branch and id: as secret as a password.</param>
/// <param name="Now">The start.</param>
public sealed record SegmentStart(string Version, ExchangeConfig Config, byte[] Seed, Now Now)
{
    /// <summary>Of the program that runs.</summary>
    public static string OwnVersion { get; } =
        typeof(SegmentStart).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
