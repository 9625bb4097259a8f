namespace Tandem.Core.Contract.Rows;

using System.Text.Json.Serialization;

/// <summary>
/// Something the tenant goes by: a group of numbers to show, a seller's code, a campaign, a price, a limit, a rule of its own. Each kind is a file and a row here; all are
/// kept, counted and told in one way.
/// </summary>
/// <param name="Id">Positive; of all kinds together, never reused within the tenant.</param>
[JsonDerivedType(typeof(NumberGroupRow), "number_group")]
[JsonDerivedType(typeof(SalesCodeRow), "sales_code")]
[JsonDerivedType(typeof(CampaignRow), "campaign")]
[JsonDerivedType(typeof(PriceRow), "price")]
[JsonDerivedType(typeof(PageOriginRow), "page_origin")]
[JsonDerivedType(typeof(NumberLimitRow), "number_limit")]
[JsonDerivedType(typeof(SignInRuleRow), "sign_in_rule")]
[JsonDerivedType(typeof(CustomerPageRow), "customer_page")]
[JsonDerivedType(typeof(RetentionRow), "retention")]
public abstract record DialingRow(int Id)
{
    public long UpdatedMicros { get; init; }

    /// <summary>The kind's word, for events.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>What people call it; one a kind.</summary>
    [JsonIgnore]
    public abstract string Label { get; }
}
