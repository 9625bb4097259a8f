namespace Tandem.Server.Hosting;

using Tandem.Engine.Settings;
using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary>A tenant as this server runs it.</summary>
/// <param name="Start">What its loop begins with.</param>
internal sealed record ServedTenant(TenantRow Row, string CredentialsFile, Credentials Credentials, TenantConfig Start);
