import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { PageHeader } from '#app/components/ui/layout'
import { getCatalogue } from '#app/features/lessons/library.server'
import { LibraryBack } from '#app/features/lessons/library-back'
import { ProductFacts } from '#app/features/lessons/product-facts'
import { requireOpenBook } from '#app/http/auth.server'
import { lessonMessages } from '#app/i18n/lessons'
import { libraryMessages } from '#app/i18n/library'
import { useMessages } from '#app/i18n/messages'
import lessonStyles from '#app/styles/lesson.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lessonStyles }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOpenBook(request, context)
  return getCatalogue(await context.content())
}

export const meta = titled<typeof loader>((locale) => libraryMessages[locale].products)

export default function ProductsPage() {
  const { shop, categories } = useLoaderData<typeof loader>()
  const words = useMessages(libraryMessages)
  const lesson = useMessages(lessonMessages)
  return (
    <>
      <PageHeader back={<LibraryBack />} title={words.products} lead={<span lang="zh-CN">{shop}</span>} />
      <nav aria-label={words.jumpTo} className="no-print mb-6">
        <ul className="flex flex-wrap gap-2" lang="zh-CN">
          {categories.map(({ category }) => (
            <li key={category}>
              <a
                href={`#${category}`}
                className="inline-flex min-h-11 items-center rounded-lg border border-line bg-raised px-3 no-underline hover:bg-sunken"
              >
                {category}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {categories.map(({ category, products }) => (
        <section key={category} className="mb-8" aria-labelledby={category}>
          <h2 id={category} className="mb-3 scroll-mt-4 text-lg font-bold" lang="zh-CN">
            {category}{' '}
            <span className="num text-base font-normal text-grey">{words.productCount(products.length)}</span>
          </h2>
          <ul className="grid gap-3 lg:grid-cols-2">
            {products.map((product) => (
              <li key={product.id} id={product.id} className="lesson-card scroll-mt-4" lang="zh-CN">
                <div className="card-head">
                  <h3>{product.name}</h3>
                  <code className="num">{product.id}</code>
                  <span className="card-note num">{lesson.priceRange(product.from, product.to)}</span>
                </div>
                <ProductFacts product={product} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
