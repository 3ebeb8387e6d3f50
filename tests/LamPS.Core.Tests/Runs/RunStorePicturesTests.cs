using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runs;

public sealed class RunStorePicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pictures_are_on_the_disk_after_a_flush()
    {
        using var store = new RunStore(_folder.Path);
        RunSamples.Play(store, RunSamples.Run());
        for (byte i = 0; i < 20; i++)
        {
            store.Save("r7k2ab", $"{i:000}.png", RunSamples.Picture(i));
        }

        store.Flush();
        Assert.Equal(20, Directory.GetFiles(store.FolderOf("r7k2ab"), "*.png").Length);
        var expected = RunSamples.Picture(7);
        Assert.Equal(PngEncoder.Encode(32, 20, expected.Rgb), File.ReadAllBytes(Path.Combine(store.FolderOf("r7k2ab"), "007.png")));
    }

    [Fact]
    public void The_same_picture_again_is_stored_once()
    {
        using var store = new RunStore(_folder.Path);
        store.OnEvent(new RunStarted(RunSamples.Start, RunSamples.Run()));
        store.Save("r7k2ab", "001-before.png", RunSamples.Picture(1));
        store.Save("r7k2ab", "001-after.png", RunSamples.Picture(2));
        store.Save("r7k2ab", "002-before.png", RunSamples.Picture(2));
        store.Save("r7k2ab", "002-after.png", RunSamples.Picture(2));
        // As many bytes in another shape are another picture.
        store.Save("r7k2ab", "003-before.png", RunSamples.Picture(2, 20, 32));
        store.OnEvent(new StepEnded(RunSamples.Start, RunSamples.Done(RunSamples.Begun(1))));
        store.OnEvent(new StepEnded(RunSamples.Start, RunSamples.Done(RunSamples.Begun(2))));
        store.Flush();

        Assert.Equal(3, store.PicturesWritten);
        var records = store.Events("r7k2ab").OfType<StepEnded>().Select(e => e.Record).ToList();
        Assert.Equal(("001-before.png", "001-after.png"), (records[0].ScreenshotBefore, records[0].ScreenshotAfter));
        Assert.Equal(("001-after.png", "001-after.png"), (records[1].ScreenshotBefore, records[1].ScreenshotAfter));
    }

    [Fact]
    public void The_same_picture_in_another_run_is_stored_there_too()
    {
        using var store = new RunStore(_folder.Path);
        store.Save("rone11", "a.png", RunSamples.Picture(1));
        store.Save("rtwo22", "a.png", RunSamples.Picture(1));
        store.Flush();
        Assert.True(File.Exists(Path.Combine(store.FolderOf("rtwo22"), "a.png")));
    }

    [Fact]
    public void A_picture_that_can_not_be_kept_stops_nothing()
    {
        using var store = new RunStore(_folder.Path);
        RunSamples.Play(store, RunSamples.Run());
        store.Save("r7k2ab", "empty.png", new Screenshot([], new Bounds(0, 0, 0, 0)));
        Directory.CreateDirectory(Path.Combine(store.FolderOf("r7k2ab"), "folder.png"));
        store.Save("r7k2ab", "folder.png", RunSamples.Picture(1));
        store.Save("r7k2ab", "good.png", RunSamples.Picture(2));
        store.Flush();
        Assert.Equal(["good.png"], Directory.GetFiles(store.FolderOf("r7k2ab")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("../x.png")]
    [InlineData("a/b.png")]
    [InlineData("..")]
    [InlineData("")]
    public void A_picture_has_a_plain_file_name(string name)
    {
        using var store = new RunStore(_folder.Path);
        Assert.Throws<ArgumentException>(() => store.Save("r7k2ab", name, RunSamples.Picture(1)));
    }

    [Fact]
    public void Closing_writes_what_is_left()
    {
        string folder;
        using (var store = new RunStore(_folder.Path))
        {
            folder = store.FolderOf("r7k2ab");
            for (byte i = 0; i < 8; i++)
            {
                store.Save("r7k2ab", $"{i}.png", RunSamples.Picture(i));
            }
        }

        Assert.Equal(8, Directory.GetFiles(folder).Length);
    }
}
