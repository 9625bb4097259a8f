namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Tandem.Access.Tenants;
using Tandem.Native.Requests;

/// <summary>A customer with its own call centre.</summary>
/// <param name="Name">Unique; letters, digits, - and _.</param>
/// <param name="Domain">Its SIP domain, unique.</param>
/// <param name="Disabled">It keeps all it has, and is not served.</param>
internal sealed record TenantModel(int Id, string Name, string Domain, bool Disabled)
{
    public static TenantModel Of(TenantState state) => new(state.Id, state.Name, state.Domain, state.Disabled);

    public static long VersionOf(TenantState state) => ContentVersion.Of($"{state.Id}", state.Domain, $"{state.Disabled}");
}

/// <summary>Tenants in order of id.</summary>
/// <param name="Tenants">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record TenantList(IReadOnlyList<TenantModel> Tenants, string? Next);

/// <summary>A tenant that was made.</summary>
/// <param name="Credentials">What its integrations get in with, as its credentials file has it: here, there and nowhere else.</param>
internal sealed record MadeTenant(TenantModel Tenant, JsonElement Credentials);

/// <summary>A tenant to be made.</summary>
internal sealed record NewTenantBody : IBody
{
    public const string NamePattern = "^[A-Za-z0-9_-]{1,64}$";
    public const string DomainPattern = "^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$";

    /// <summary>Letters, digits, - and _.</summary>
    [Required, RegularExpression(NamePattern)]
    public required string Name { get; init; }

    /// <summary>Its SIP domain, e.g. acme.example.</summary>
    [Required, RegularExpression(DomainPattern)]
    public required string Domain { get; init; }
}

/// <summary>What changes of a tenant; what is left out stays as it is.</summary>
internal sealed record TenantPatch : IBody
{
    /// <summary>Its phones have to register again; calls go on.</summary>
    [RegularExpression(NewTenantBody.DomainPattern)]
    public string? Domain { get; init; }

    /// <summary>Disabled, its calls are hung up and nobody of it gets in.</summary>
    public bool? Disabled { get; init; }
}
