using System.Collections.Concurrent;
using LamPS.Core.Desktops;
using Microsoft.Extensions.Logging;

namespace LamPS.Core.Runs;

/// <summary>Encodes and writes pictures on one thread of its own. A picture that is the same as the one before it is written once.</summary>
internal sealed partial class PictureWriter : IDisposable
{
    // A picture of a large screen takes 8 MB and more until it is encoded.
    private const int QueueLength = 4;
    private readonly BlockingCollection<Job> _queue = new(QueueLength);
    private readonly Action<string, string, string> _sameAs;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private Job? _last;

    /// <summary>Starts the thread.</summary>
    /// <param name="sameAs">Told run, name and the name of the picture that it is the same as.</param>
    /// <param name="logger">Told what could not be kept.</param>
    public PictureWriter(Action<string, string, string> sameAs, ILogger logger)
    {
        _sameAs = sameAs;
        _logger = logger;
        _thread = new Thread(Work) { IsBackground = true, Name = "LamPS pictures" };
        _thread.Start();
    }

    /// <summary>How many files were written.</summary>
    public int Written { get; private set; }

    /// <summary>Takes a picture; waits while the queue is full.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="name">File name.</param>
    /// <param name="screenshot">The picture.</param>
    public void Add(string run, string folder, string name, Screenshot screenshot) =>
        _queue.Add(new Job(run, folder, name, screenshot, null));

    /// <summary>Waits until all that was taken is written.</summary>
    public void Flush()
    {
        using var reached = new ManualResetEventSlim();
        _queue.Add(new Job("", "", "", null, reached));
        reached.Wait();
    }

    /// <summary>Writes what is left and ends the thread.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Picture {Name} of run {Run} was not kept: {Reason}")]
    private static partial void LogNotKept(ILogger logger, string name, string run, string reason);

    private void Work()
    {
        foreach (var job in _queue.GetConsumingEnumerable())
        {
            if (job.Reached is not null)
            {
                job.Reached.Set();
                continue;
            }

            try
            {
                Keep(job);
            }
            catch (Exception e)
            {
                // Whatever is wrong with a picture, the run goes on and later pictures are kept.
                LogNotKept(_logger, job.Name, job.Run, e.Message);
            }
        }
    }

    private void Keep(Job job)
    {
        var picture = job.Screenshot!;
        if (_last is { } last && last.Run == job.Run && last.Screenshot!.Area.Width == picture.Area.Width
            && last.Screenshot.Rgb.AsSpan().SequenceEqual(picture.Rgb))
        {
            if (last.Name != job.Name)
            {
                _sameAs(job.Run, job.Name, last.Name);
            }

            return;
        }

        _last = null;
        var png = PngEncoder.Encode(picture.Area.Width, picture.Area.Height, picture.Rgb);
        RunFolders.Create(job.Folder);
        var path = Path.Combine(job.Folder, job.Name);
        try
        {
            File.WriteAllBytes(path, png);
        }
        catch (IOException)
        {
            // Half a picture is worse than none.
            File.Delete(path);
            throw;
        }

        Written++;
        _last = job;
    }

    private sealed record Job(string Run, string Folder, string Name, Screenshot? Screenshot, ManualResetEventSlim? Reached);
}
