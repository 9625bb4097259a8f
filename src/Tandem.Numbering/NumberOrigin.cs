namespace Tandem.Numbering;

/// <summary>Where a number is from, in the words of its country; empty where it is not known.</summary>
/// <param name="Province">E.g. <c>广东省</c>; of a city that is a province itself the same as the city. Of other countries whatever is known.</param>
/// <param name="City">E.g. <c>深圳市</c>; several where they share an area code, with <c>、</c> between them.</param>
/// <param name="Operator">E.g. <c>中国移动</c>.</param>
public readonly record struct NumberOrigin(string Province, string City, string Operator)
{
    private const char Between = '、';

    /// <summary>Both are known, and share a city.</summary>
    public bool IsSameCity(NumberOrigin other)
    {
        if (Province != other.Province || City.Length == 0 || other.City.Length == 0)
        {
            return false;
        }
        string[] theirs = other.City.Split(Between);
        return City.Split(Between).Any(theirs.Contains);
    }

    /// <summary>Province, city and operator as people read them, what is not known left out.</summary>
    public override string ToString() =>
        string.Join(' ', new[] { Province, City == Province ? "" : City, Operator }.Where(each => !string.IsNullOrEmpty(each)));
}
