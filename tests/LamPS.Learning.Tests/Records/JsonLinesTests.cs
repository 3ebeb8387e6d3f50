using System.Text.Json.Serialization.Metadata;
using LamPS.Core;
using LamPS.Learning.Records;
using Xunit;

namespace LamPS.Learning.Tests.Records;

public sealed class JsonLinesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps-lines-");

    private string File => Path.Combine(_folder.FullName, "x", "menus.jsonl");

    private static JsonTypeInfo<StateAction> Type => RecordsJsonContext.Readable.StateAction;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        Assert.Equal(2, JsonLines.Write(File, [Record("a"), Record("b")], Type, TestContext.Current.CancellationToken));
        Assert.Equal(["a", "b"], JsonLines.Read(File, Type).Select(r => r.Id));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(File)!));
    }

    [Fact]
    public void AWriterThatFailsLeavesWhatWasThere()
    {
        JsonLines.Write(File, [Record("a")], Type, TestContext.Current.CancellationToken);
        Assert.Throws<InvalidOperationException>(() => JsonLines.Write(File, Failing(), Type, TestContext.Current.CancellationToken));
        Assert.Equal(["a"], JsonLines.Read(File, Type).Select(r => r.Id));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(File)!));

        static IEnumerable<StateAction> Failing()
        {
            yield return Record("b");
            throw new InvalidOperationException("half way");
        }
    }

    [Fact]
    public void ABadLineIsNamedAndATornEndIsToleratedOnlyWhereSaid()
    {
        JsonLines.Write(File, [Record("a"), Record("b")], Type, TestContext.Current.CancellationToken);
        var text = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(File, text[..^9]);
        Assert.Equal(["a"], JsonLines.Read(File, Type, toleratesTornEnd: true).Select(r => r.Id));
        var error = Assert.Throws<LamException>(() => JsonLines.Read(File, Type).Count());
        Assert.Equal("LineInvalid", error.Id);
        Assert.Contains("(2)", error.Message, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, "null\n" + text);
        Assert.Throws<LamException>(() => JsonLines.Read(File, Type, toleratesTornEnd: true).Count());
    }

    private static StateAction Record(string id) => new()
    {
        Id = id, Source = "live", Family = "f", Split = Split.Train, Application = "writer", Request = "r", Line = "l",
        Scene = new Scene { Elements = [] }, Action = new RecordedAction { Function = "", Status = "finish" },
    };
}
