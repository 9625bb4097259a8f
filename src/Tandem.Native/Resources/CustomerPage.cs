namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/customer-page</c>: what an agent's page offers for who calls him (screen pop).</summary>
internal static class CustomerPage
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/customer-page", Scopes.ReadConfiguration, Get),
        new("PUT", "/customer-page", Scopes.WriteConfiguration, SetAsync),
    ];

    /// <summary>The page that agents are offered for who calls them, unless their browser has its own.</summary>
    internal static Results<Found<CustomerPageModel>, Refusal> Get(Asker asker)
    {
        CustomerPageRow? row = asker.Views.Dialing.All().OfType<CustomerPageRow>().FirstOrDefault();
        return new Found<CustomerPageModel>(CustomerPageModel.Of(row), row?.UpdatedMicros ?? 0);
    }

    /// <summary>Sets the page that agents are offered for who calls them.</summary>
    internal static Task<Results<Found<CustomerPageModel>, Refusal>> SetAsync(NewCustomerPage body, Asker asker) =>
        Dialing.SetAsync<CustomerPageRow, CustomerPageModel>(asker, new SetCustomerPage(body.Address), CustomerPageModel.Of);
}
