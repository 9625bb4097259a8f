namespace Tandem.Verto;

/// <summary>Q.850 causes by the names that FreeSWITCH gives them.</summary>
internal static class VertoCauses
{
    private const int Normal = 16;

    private static readonly (int Code, string Name)[] Rows =
    [
        (1, "UNALLOCATED_NUMBER"),
        (Normal, "NORMAL_CLEARING"),
        (17, "USER_BUSY"),
        (18, "NO_USER_RESPONSE"),
        (19, "NO_ANSWER"),
        (20, "SUBSCRIBER_ABSENT"),
        (21, "CALL_REJECTED"),
        (26, "LOSE_RACE"),
        (41, "NORMAL_TEMPORARY_FAILURE"),
        (88, "INCOMPATIBLE_DESTINATION"),
    ];

    public static string NameOf(int code) => Rows.FirstOrDefault(row => row.Code == code).Name ?? "NORMAL_UNSPECIFIED";

    public static int CodeOf(string name)
    {
        int known = Rows.FirstOrDefault(row => row.Name == name).Code;
        return known == 0 ? Normal : known;
    }
}
