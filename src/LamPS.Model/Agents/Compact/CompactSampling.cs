using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LamPS.Model.Agents.Compact;

/// <summary>
/// Chooses by chance, the likelier the more often: exploration. Adding noise of Gumbel's distribution to logarithms of probabilities and taking the
/// largest draws by these probabilities. The noise hangs on the seed and on what is chosen, so equal runs choose equally.
/// </summary>
/// <param name="Temperature">0 always takes the likeliest; 1 draws by the model's own probabilities.</param>
/// <param name="Seed">Seed.</param>
public sealed record CompactSampling(double Temperature, string Seed)
{
    /// <summary>Always the likeliest.</summary>
    public static CompactSampling Greedy { get; } = new(0, "");

    /// <summary>Ends the name of a model that explores.</summary>
    public string Suffix => Temperature > 0 ? string.Create(CultureInfo.InvariantCulture, $"~{Temperature}") : "";

    /// <summary>The score to order by.</summary>
    /// <param name="score">Logarithm of a probability.</param>
    /// <param name="what">What it is of, and where.</param>
    public double Of(double score, string what)
    {
        if (Temperature <= 0)
            return score;
        var bits = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}|{what}")));
        var uniform = ((bits >> 11) + 0.5) / (1UL << 53);
        return score - (Temperature * Math.Log(-Math.Log(uniform)));
    }
}
