namespace LamPS.Core.Verification.Documents;

/// <summary>Numbers with nouns.</summary>
internal static class Words
{
    /// <summary><c>1 table</c>, <c>2 tables</c>, <c>no table</c>.</summary>
    public static string Count(int count, string noun) => count switch
    {
        0 => $"no {noun}",
        1 => $"1 {noun}",
        _ => $"{count} {noun}s",
    };
}
