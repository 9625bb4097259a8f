namespace Tandem.Dialects.Uccc;

/// <summary>Access tokens of this dialect among the keys. A key's public id is the tenant's id in the paths.</summary>
public static class UcccKeys
{
    /// <summary>How they are marked.</summary>
    public const string Face = "uccc";
}
