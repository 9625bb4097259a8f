namespace Tandem.Numbering;

/// <summary>Where a number is, seen from a region.</summary>
public enum NumberPlace
{
    /// <summary>In the own area, or in none: mobile and service numbers.</summary>
    Near,

    /// <summary>In another area of the country.</summary>
    Country,

    /// <summary>In another country, or in no plan, or dearer than others.</summary>
    Abroad,
}
