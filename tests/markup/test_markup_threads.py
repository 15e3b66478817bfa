from concurrent.futures import ThreadPoolExecutor

from docgen.markup import parse_blocks


def test_many_threads_read_at_once_and_alike() -> None:
    texts = [
        f"# {number}\n\n![a {number}](b) *c* [d](https://x.example/{number})\n\n- e" for number in range(40)
    ]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(parse_blocks, texts))
    assert made == [parse_blocks(text) for text in texts]
