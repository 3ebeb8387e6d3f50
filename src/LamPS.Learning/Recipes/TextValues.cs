using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LamPS.Core.Planning.Language;
using LamPS.Learning.Records;

namespace LamPS.Learning.Recipes;

/// <summary>Texts that tasks are made of. A fifth of every vocabulary is kept for test tasks, so that no test value was ever trained on.</summary>
internal static class TextValues
{
    private const int HeldOutOf = 5;

    private static readonly Dictionary<string, IReadOnlyList<string>> Sections = Load();

    /// <summary>The kinds of text.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["comment", "company", "date", "email", "heading", "keyword", "name", "sentence", "subject", "url", "word"];

    /// <summary>Draws a text.</summary>
    /// <param name="kind">Kind.</param>
    /// <param name="isTest">Whether it is for a test task.</param>
    /// <param name="random">Chance.</param>
    public static string Draw(string kind, bool isTest, SeededRandom random) => kind switch
    {
        "name" => $"{Of("first", isTest, random)} {Of("last", isTest, random)}",
        "email" => $"{Of("first", isTest, random).ToLowerInvariant()}.{Of("last", isTest, random).ToLowerInvariant()}@{Of("domain", isTest, random)}",
        "url" => $"https://www.{Of("domain", isTest, random)}/{Of("word", isTest, random)}",
        "date" => $"{random.Between(1, 28)} {random.Pick(["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"])} {random.Between(2019, 2031)}",
        _ => Of(kind, isTest, random),
    };

    /// <summary>Whether a text is kept for test tasks.</summary>
    /// <param name="text">Text.</param>
    public static bool IsHeldOut(string text) => BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) % HeldOutOf == 0;

    private static string Of(string section, bool isTest, SeededRandom random) => random.Pick(Sections[isTest ? section + "!" : section]);

    private static Dictionary<string, IReadOnlyList<string>> Load()
    {
        Dictionary<string, IReadOnlyList<string>> all = [];
        foreach (var (name, lines) in WordSections.Read(typeof(TextValues).Assembly, "recipes/values"))
        {
            var texts = lines.SelectMany(l => l.Split(l.Contains('|', StringComparison.Ordinal) ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
            all[name] = [.. texts.Where(t => !IsHeldOut(t))];
            all[name + "!"] = [.. texts.Where(IsHeldOut)];
        }

        return all;
    }
}
