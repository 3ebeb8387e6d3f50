using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;
using Xunit;

namespace LamPS.Learning.Tests.Synthetic;

public sealed class SyntheticWriterTests
{
    [Fact]
    public void The_card_counts_what_the_files_hold_and_only_train_records_are_renamed()
    {
        var folder = Directory.CreateTempSubdirectory("lamps-synthetic-").FullName;
        try
        {
            var type = RecordsJsonContext.Readable.StateAction;
            var recorded = Path.Combine(folder, "recorded.jsonl");
            var records = SyntheticData.Generate("recorded", 40).ToList();
            var held = records.Count / 2;
            JsonLines.Write(recorded, records.Select((r, i) => i < held ? r with { Split = Split.TestFamily } : r), type, TestContext.Current.CancellationToken);

            var card = new SyntheticWriter(TimeProvider.System).Write(
                folder, new SyntheticOptions { Seed = "1", Count = 100, Maps = SyntheticSet.Maps, MapShare = 0.3 }, [recorded], 2, TestContext.Current.CancellationToken);

            foreach (var (source, count) in card.Records)
                Assert.Equal(count, JsonLines.Read(Path.Combine(folder, source + ".jsonl"), type).Count());
            Assert.Equal(["map", "renamed", "synthetic"], card.Records.Keys.Order());
            Assert.InRange(card.Records["map"], 30, 60);
            Assert.InRange(card.Left, held * 2, records.Count * 2);
            var test = records.Take(held).Select(r => r.Id).ToHashSet();
            Assert.DoesNotContain(JsonLines.Read(Path.Combine(folder, "renamed.jsonl"), type), r => test.Any(id => r.Id.EndsWith("-" + id, StringComparison.Ordinal)));
            Assert.True(File.Exists(Path.Combine(folder, SyntheticWriter.Card)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
