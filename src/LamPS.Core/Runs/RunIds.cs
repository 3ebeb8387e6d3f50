using System.Security.Cryptography;

namespace LamPS.Core.Runs;

/// <summary>Ids of runs: <c>r</c> and five characters without look-alikes, 28 million of them; the store refuses the rare double.</summary>
public static class RunIds
{
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>A new id.</summary>
    public static string New() => "r" + RandomNumberGenerator.GetString(Alphabet, 5);
}
