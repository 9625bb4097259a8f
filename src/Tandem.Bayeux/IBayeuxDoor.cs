namespace Tandem.Bayeux;

using System.Text.Json;
using Microsoft.AspNetCore.Http;

/// <summary>Decides who may listen to what. Any thread.</summary>
public interface IBayeuxDoor
{
    /// <summary>Whose a client is that shakes hands: a tenant's id, or 0 for nobody's.</summary>
    /// <param name="http">The request that it came with.</param>
    /// <param name="message">The handshake, with its extensions.</param>
    int TenantOf(HttpContext http, JsonElement message);

    /// <summary>Whether there may be such a channel in a tenant. Its name is a proper one, without wildcards.</summary>
    bool IsChannel(string channel);

    /// <summary>Somebody listens to the tenant from now on.</summary>
    void Followed(int tenant);
}
