namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>The page that agents are offered for who calls them.</summary>
/// <param name="Address">See <see cref="NewCustomerPage.Address"/>; empty for none.</param>
internal sealed record CustomerPageModel(string Address)
{
    public static CustomerPageModel Of(CustomerPageRow? row) => new(row?.Address ?? "");
}

/// <summary>Another page for who calls.</summary>
internal sealed record NewCustomerPage : IBody
{
    /// <summary>
    /// http or https; empty for none. Behind the host, {number}, {called}, {queue}, {call}, {agent} and the names of what a flow has collected stand for what is
    /// known of the call, URL-encoded; what is not known is empty.
    /// </summary>
    [Required(AllowEmptyStrings = true), StringLength(CustomerPageRow.MostSigns)]
    public required string Address { get; init; }
}
