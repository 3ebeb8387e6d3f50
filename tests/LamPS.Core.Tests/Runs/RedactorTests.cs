using System.Collections;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runs;

public sealed class RedactorTests
{
    private const string Secret = "p\"ä<s> s/1";

    // What LamPS makes itself and what other things hang on.
    private static readonly string[] Kept = ["Id", "ScreenshotBefore", "ScreenshotAfter"];

    [Theory]
    [InlineData("the pass is hunter22!", "the pass is ***!")]
    [InlineData("hunter22hunter22", "******")]
    [InlineData("Hunter22", "Hunter22")]
    [InlineData("", "")]
    public void Secrets_are_masked(string text, string expected)
    {
        var redactor = new Redactor();
        redactor.Add("hunter22");
        Assert.Equal(expected, redactor.Apply(text));
    }

    [Fact]
    public void The_longer_secret_wins()
    {
        var redactor = new Redactor();
        redactor.Add("hunter");
        redactor.Add("hunter22");
        Assert.Equal("*** and ***", redactor.Apply("hunter22 and hunter"));
    }

    [Fact]
    public void Of_secrets_that_overlap_nothing_stays()
    {
        var redactor = new Redactor();
        redactor.Add("abcd");
        redactor.Add("cdefgh");
        Assert.Equal("<***>", redactor.Apply("<abcdefgh>"));
    }

    [Fact]
    public void Secrets_are_masked_in_other_spellings()
    {
        var redactor = new Redactor();
        redactor.Add(Secret);
        foreach (var form in (string[])
            [
                Secret, JsonSerializer.Serialize(Secret), Uri.EscapeDataString(Secret), WebUtility.UrlEncode(Secret), WebUtility.HtmlEncode(Secret),
                "p%22%c3%a4%3cs%3e%20s%2f1", "p%22%c3%a4%3cs%3e+s%2f1",
                Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
            ])
        {
            var masked = redactor.Apply($"[{form}]");
            Assert.True(masked is "[***]" or "[\"***\"]", $"{form} became {masked}");
        }
    }

    [Fact]
    public void Each_line_of_a_key_is_masked()
    {
        var redactor = new Redactor();
        redactor.Add("-----BEGIN-----\nabcdefgh\n\n}\n-----END-----\n");
        Assert.Equal("line *** of } it", redactor.Apply("line abcdefgh of } it"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_is_no_secret(string? secret)
    {
        var redactor = new Redactor();
        redactor.Add(secret);
        Assert.Equal("a  b", redactor.Apply("a  b"));
    }

    [Fact]
    public void A_number_can_be_a_secret()
    {
        var redactor = new Redactor();
        redactor.Add("4711");
        var masked = redactor.Apply(new StepEnded(RunSamples.Start, RunSamples.Begun() with { Arguments = ActionArguments.Of("pin", 4711).With("rows", 3) }));
        Assert.Equal(["***", 3L], masked.Record.Arguments.Values);
    }

    [Fact]
    public void No_text_contains_a_secret_afterwards() => Prop.ForAll(
        ArbMap.Default.ArbFor<string[]>().Filter(s => s is not null),
        ArbMap.Default.ArbFor<NonNull<string>>(),
        (secrets, noise) =>
        {
            // Letters alone, so that the mask itself makes no new ones.
            var words = secrets.Select(s => new string([.. (s ?? "").Where(char.IsAsciiLetter)])).Where(s => s.Length > 0).ToList();
            var redactor = new Redactor();
            words.ForEach(redactor.Add);
            var masked = redactor.Apply(string.Join(noise.Get, words) + noise.Get + string.Concat(words));
            return words.TrueForAll(w => !masked.Contains(w, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_text_of_every_event_is_masked()
    {
        var redactor = new Redactor();
        redactor.Add(Secret);
        foreach (var sample in RunSamples.Events(RunSamples.Run() with { Runbook = "x", Error = new LamError("x", "x", "x") }))
        {
            var poisoned = (RunEvent)Poison(sample)!;
            Assert.Contains("s/1", Journal.Write(poisoned), StringComparison.Ordinal);
            var masked = Journal.Write(redactor.Apply(poisoned));
            Assert.DoesNotContain("s/1", masked, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Secrets_reach_neither_the_database_nor_any_file()
    {
        using var folder = new TemporaryFolder();
        using (var store = new RunStore(folder.Path))
        {
            store.Redactor.Add(Secret);
            var run = RunSamples.Run();
            foreach (var sample in RunSamples.Events(run))
            {
                store.OnEvent((RunEvent)Poison(sample)!);
            }

            Assert.Equal(Redactor.Mask, store.Get(run.Id).Request);
            store.Flush();
        }

        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            Assert.DoesNotContain("s/1", Encoding.UTF8.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
        }
    }

    /// <summary>A copy of a record with the secret in every text.</summary>
    private static object? Poison(object? value, string property = "")
    {
        switch (value)
        {
            case null:
                return null;
            case string text:
                return Kept.Contains(property) ? text : Secret;
            case ActionArguments arguments:
                return new ActionArguments(arguments.Select(a => KeyValuePair.Create(a.Key, a.Value is string ? Secret : a.Value)));
            case IList list:
                var items = Array.CreateInstance(list.GetType().IsArray ? list.GetType().GetElementType()! : ItemType(list.GetType()), list.Count);
                for (var i = 0; i < list.Count; i++)
                {
                    items.SetValue(Poison(list[i]), i);
                }

                return items;
        }

        var type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || type == typeof(DateTimeOffset) || type == typeof(Bounds) || value is Contracts.Runs.StepTimes)
            return value;

        var copy = type.GetMethod("<Clone>$")!.Invoke(value, null)!;
        foreach (var field in FieldsOf(type))
        {
            field.SetValue(copy, Poison(field.GetValue(value), field.Name.TrimStart('<').Split('>')[0]));
        }

        return copy;
    }

    private static Type ItemType(Type list) =>
        list.GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GetGenericArguments()[0];

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            foreach (var field in t.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
