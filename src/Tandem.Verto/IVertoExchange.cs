namespace Tandem.Verto;

using Microsoft.AspNetCore.Http;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Engine.Inputs;

/// <summary>What calls are made with.</summary>
public interface IVertoExchange
{
    /// <summary>A number for a connection; none is given twice.</summary>
    long NextPage();

    /// <summary>To the loop; any thread.</summary>
    void Say(PageSaid said);
}

/// <summary>The verbs of the call centre, as the vendor's <c>ccc</c> functions name them.</summary>
public interface IVertoVerbs
{
    /// <param name="by">Who asks.</param>
    /// <param name="tenant">Whose he is.</param>
    /// <param name="http">The request that became the connection.</param>
    /// <param name="function">As <c>ccGoReady</c>.</param>
    /// <param name="data">Its parameters, a JSON object.</param>
    /// <returns>The answer's document, with <c>code</c>; null when there is no such function.</returns>
    ValueTask<byte[]?> AskAsync(Principal by, TenantEntry tenant, HttpContext http, string function, ReadOnlyMemory<byte> data);
}
