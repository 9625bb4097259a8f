namespace Tandem.Core.Ivr.Expressions;

/// <summary>Letters, digits, <c>_</c> and <c>.</c>, beginning with a letter or <c>_</c>; of any script.</summary>
public static class VariableName
{
    public static bool IsOne(string name)
    {
        if (name.Length is 0 or > FlowLimits.NameLength || !(char.IsLetter(name[0]) || name[0] == '_'))
        {
            return false;
        }
        foreach (char each in name)
        {
            if (!char.IsLetterOrDigit(each) && each is not ('_' or '.'))
            {
                return false;
            }
        }
        return true;
    }
}
